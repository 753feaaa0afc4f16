package feedbackloop.browser;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import com.microsoft.playwright.Page;

/**
 * A server that is slow to save the draft of a task, as seen by a page that is left
 * meanwhile. The draft is held by a connection that is none of the application's.
 */
final class SlowDraft {

	private SlowDraft() {
	}

	/**
	 * Types something, something more while the first is on its way, and loads the page
	 * anew.
	 * @param address of the database
	 * @param task id of a task with a draft
	 */
	static void isLeft(Page page, String address, String task, Runnable types, Runnable typesMore) throws SQLException {
		try (Connection other = DriverManager.getConnection(address, "postgres", null);
				PreparedStatement hold = other
					.prepareStatement("select 1 from task_draft where task_id = ? for update")) {
			other.setAutoCommit(false);
			hold.setString(1, task);
			hold.execute();
			page.waitForRequest((request) -> !request.method().equals("GET") && request.url().endsWith("/draft"),
					types);
			typesMore.run();
			page.reload();
			other.rollback();
		}
	}

}
