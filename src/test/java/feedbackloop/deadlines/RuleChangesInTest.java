package feedbackloop.deadlines;

import feedbackloop.longwork.LongWorks;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rules that changed, for tests of other packages.
 */
public final class RuleChangesInTest {

	private final LongWorks works;

	private final RuleChangeJob job;

	private final EarlierRules earlier;

	public RuleChangesInTest(ApplicationContext application) {
		this.works = application.getBean(LongWorks.class);
		this.job = application.getBean(RuleChangeJob.class);
		this.earlier = new EarlierRules(application.getBean(JdbcClient.class));
	}

	/**
	 * Makes the clocks look as if another calendar had made them due so many hours later.
	 */
	public void earlierCalendar(String number, String stage, int hours) {
		this.earlier.calendar(number, stage, hours);
	}

	/**
	 * Makes the clocks look as if the table had given so many units.
	 */
	public void earlierLimit(String number, String stage, int amount, int hours) {
		this.earlier.limit(number, stage, amount, hours);
	}

	/**
	 * Computes what is asked for, as a node does every few seconds.
	 */
	public void work() {
		this.works.work(this.job);
	}

}
