package feedbackloop.imports;

import java.time.OffsetDateTime;

import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWork.State;

/**
 * A file that somebody brings in, and how far it is.
 *
 * @param work null until it was begun
 * @param name masked
 * @param kind csv or xlsx
 * @param digest a hash by which the same content is known again
 * @param plan null until somebody said how it is to be read
 * @param created how many rows made a case
 * @param known how many had made one before
 * @param failed how many made none
 */
record ImportFile(long id, LongWork work, String name, String kind, long bytes, String digest, byte[] dataKey,
		String uploadedBy, OffsetDateTime uploadedAt, ImportPlan plan, int created, int known, int failed) {

	static final String CSV = "csv";

	static final String XLSX = "xlsx";

	/**
	 * The text, or its start where it has more characters than that.
	 */
	static String cut(String text, int most) {
		return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
	}

	public boolean isBegun() {
		return this.work != null;
	}

	/** Whether rows are still to come without anybody doing anything. */
	public boolean isRunning() {
		return isBegun() && this.work.finishedAt() == null && !isPaused();
	}

	public boolean isPaused() {
		return isBegun() && this.work.state() == State.PAUSED;
	}

	/** The word for how it stands. */
	public String state() {
		return isBegun() ? this.work.state("running", "done") : "draft";
	}

}
