package feedbackloop.longwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One piece of long work as it stands.
 *
 * @param askedBy user id, or system
 * @param reason why, as the person wrote it; may be null
 * @param total how many cases, rows or the like there are, at least those done
 * @param position from where the next step goes on; empty at the beginning
 * @param finishedAt null until it has come to an end
 */
public record LongWork(long id, State state, String askedBy, Instant askedAt, String reason, int total, int done,
		String position, Instant finishedAt) {

	/**
	 * The columns of a piece of work in a statement that joins the table by that name.
	 */
	public static String columns(String name) {
		return Stream.of("id", "state", "asked_by", "asked_at", "reason", "total", "done", "position", "finished_at")
			.map((column) -> "%1$s.%2$s as %1$s_%2$s".formatted(name, column))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Reads these columns.
	 * @return null where an outer join found none
	 */
	public static LongWork of(ResultSet row, String name) throws SQLException {
		String state = row.getString(name + "_state");
		return (state == null) ? null
				: new LongWork(row.getLong(name + "_id"), State.valueOf(state.toUpperCase(Locale.ROOT)),
						row.getString(name + "_asked_by"), time(row, name + "_asked_at"),
						row.getString(name + "_reason"), row.getInt(name + "_total"), row.getInt(name + "_done"),
						row.getString(name + "_position"), time(row, name + "_finished_at"));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * Its state for a job that has words of its own for working and for done.
	 */
	public String state(String working, String done) {
		return switch (this.state) {
			case WAITING, RUNNING -> working;
			case FINISHED -> done;
			case PAUSED -> "paused";
			case FAILED -> "failed";
			case CANCELLED, STOPPED -> "stopped";
		};
	}

	/**
	 * How work stands.
	 */
	public enum State {

		/** No node has begun yet, or gone on after a pause. */
		WAITING,
		/** Goes on, step by step. */
		RUNNING,
		/** Waits until a person lets it go on. */
		PAUSED,
		/** Came to its end. */
		FINISHED,
		/** A person ended it before its time. */
		CANCELLED,
		/** Something newer took its place. */
		STOPPED,
		/** Could not be done. */
		FAILED;

		/**
		 * The word of the database and of programs.
		 */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
