package feedbackloop;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets a page that shows long work load itself anew, so that its progress is seen without
 * a script.
 */
public final class Progress {

	private static final String SECONDS = "2";

	private Progress() {
	}

	/**
	 * Shows the page of this answer anew, if the work still runs.
	 */
	public static void follow(boolean runs, HttpServletResponse response) {
		if (runs) {
			response.setHeader("Refresh", SECONDS);
		}
	}

}
