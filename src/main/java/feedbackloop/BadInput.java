package feedbackloop;

import java.sql.SQLException;

import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;

/**
 * Tells what was sent in a way that nobody can read or store from what failed here.
 */
public final class BadInput {

	/** A value that a column cannot hold, such as the character 0. */
	private static final String DATA_EXCEPTION = "22";

	private BadInput() {
	}

	/**
	 * Whether the sender is at fault.
	 */
	public static boolean isCauseOf(Throwable problem) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
			if (cause instanceof MultipartException && !(cause instanceof ErrorResponse)) {
				return true;
			}
			if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION)) {
				return true;
			}
		}
		return false;
	}

}
