package feedbackloop.models.edits;

import java.time.Duration;
import java.util.Set;

/**
 * What came of an edit.
 *
 * @param codes of the findings that refused it; none if it went live
 * @param cases how many cases were worked under it
 * @param problem why a case did not get to its end; null if all did
 */
record EditOutcome(Edit edit, Set<String> codes, int cases, String problem, Duration took) {

	static EditOutcome refused(Set<String> codes) {
		return new EditOutcome(null, codes, 0, null, null);
	}

	static EditOutcome live(int cases) {
		return new EditOutcome(null, Set.of(), cases, null, null);
	}

	static EditOutcome failed(int cases, String where, Throwable ex) {
		StringBuilder causes = new StringBuilder(where);
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			causes.append(" | ").append(cause.getClass().getSimpleName()).append(' ').append(cause.getMessage());
		}
		return new EditOutcome(null, Set.of(), cases, causes.toString().replaceAll("\\s+", " "), null);
	}

	EditOutcome in(Edit of, long nanos) {
		return new EditOutcome(of, this.codes, this.cases, this.problem, Duration.ofNanos(nanos));
	}

	EditOutcome took(int seconds) {
		return new EditOutcome(this.edit, this.codes, this.cases, "no end after " + seconds + " s | " + this.problem,
				this.took);
	}

	boolean refused() {
		return !this.codes.isEmpty();
	}

	@Override
	public String toString() {
		return this.edit + "\n    "
				+ (refused() ? "refused: " + this.codes : (this.problem != null) ? "FAILED: " + this.problem : "live")
				+ " (" + this.took.toMillis() + " ms)";
	}

}
