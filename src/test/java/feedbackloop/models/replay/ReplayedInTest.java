package feedbackloop.models.replay;

import org.springframework.context.ApplicationContext;

/**
 * Replays, for tests of other packages.
 */
public final class ReplayedInTest {

	private final Replaying replaying;

	public ReplayedInTest(ApplicationContext application) {
		this.replaying = application.getBean(Replaying.class);
	}

	/**
	 * Runs what is asked for, as a node does every second.
	 */
	public void work() {
		this.replaying.work();
	}

}
