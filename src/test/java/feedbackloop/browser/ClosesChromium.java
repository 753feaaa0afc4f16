package feedbackloop.browser;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Closes the browser of all tests after the last test of this JVM, before its driver ends
 * under it.
 */
public final class ClosesChromium implements LauncherSessionListener {

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		Chromium.end();
	}

}
