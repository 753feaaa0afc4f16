package feedbackloop.models.replay;

import feedbackloop.longwork.LongWorks;

import org.springframework.context.ApplicationContext;

/**
 * Replays, for tests of other packages.
 */
public final class ReplaysInTest {

	private final LongWorks works;

	private final ReplayJob job;

	public ReplaysInTest(ApplicationContext application) {
		this.works = application.getBean(LongWorks.class);
		this.job = application.getBean(ReplayJob.class);
	}

	/**
	 * Runs what is asked for, as a node does every second.
	 */
	public void work() {
		this.works.work(this.job);
	}

}
