package feedbackloop.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Closes the applications of all tests after the last test of this JVM, before it ends
 * and takes their database with it.
 */
public final class ClosesApplications implements LauncherSessionListener {

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		Database.closeApplications();
	}

}
