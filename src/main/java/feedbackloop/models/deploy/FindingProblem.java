package feedbackloop.models.deploy;

import java.util.List;

import feedbackloop.notation.Finding;
import org.camunda.bpm.engine.Problem;

/**
 * A finding as the engine tells of problems in files.
 */
final class FindingProblem implements Problem {

	private static final String LINE = "line ";

	private final Finding finding;

	private final String message;

	FindingProblem(Finding finding, String message) {
		this.finding = finding;
		this.message = message;
	}

	@Override
	public String getMessage() {
		return this.message;
	}

	@Override
	public int getLine() {
		return this.finding.place().matches(LINE + "\\d+")
				? Integer.parseInt(this.finding.place().substring(LINE.length())) : 0;
	}

	@Override
	public int getColumn() {
		return 0;
	}

	@Override
	public String getMainElementId() {
		return (getLine() == 0 && !this.finding.place().isEmpty()) ? this.finding.place() : null;
	}

	@Override
	public List<String> getElementIds() {
		return (getMainElementId() != null) ? List.of(getMainElementId()) : List.of();
	}

}
