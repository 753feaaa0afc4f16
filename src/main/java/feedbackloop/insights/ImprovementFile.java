package feedbackloop.insights;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AccountNames;

/**
 * An improvement with its measures and what people submitted about it, in the reader's
 * language.
 *
 * @param firstCase the number of the case that it began with
 * @param problem what that case is about, masked
 * @param product of that case, or null
 * @param forms the last one of each task, in the order in which they came; contributions
 * are not among them
 * @param tasks that are open, the first due first, those of measures with them
 * @param cases how many it serves or served that the reader may know of
 * @param customers how many people stand behind these
 * @param conclusion watch or close where the last analysis did not find the cause, or
 * null
 */
record ImprovementFile(String number, String state, String grade, String feedbackType, String lead, String owner,
		OffsetDateTime openedAt, OffsetDateTime finishedAt, String rootCause, String firstCase, String problem,
		String product, List<Measure> measures, List<EntryWords.Form> forms, List<OpenTask> tasks, int cases,
		int customers, String conclusion, LocalDate watchUntil) {

	public boolean open() {
		return this.state.equals(ImprovementQuery.OPEN);
	}

	/** All whom it names, for their names. */
	Stream<String> people() {
		return Stream
			.of(Stream.of(this.owner), this.measures.stream().map(Measure::owner),
					this.forms.stream().map(EntryWords.Form::user),
					this.forms.stream().flatMap(EntryWords.Form::people), this.tasks.stream().map(OpenTask::assignee))
			.flatMap((ids) -> ids)
			.filter(Objects::nonNull);
	}

	/** The same with the names of people in its forms. */
	ImprovementFile named(AccountNames.Known names) {
		return new ImprovementFile(this.number, this.state, this.grade, this.feedbackType, this.lead, this.owner,
				this.openedAt, this.finishedAt, this.rootCause, this.firstCase, this.problem, this.product,
				this.measures, this.forms.stream().map((form) -> form.named(names)).toList(), this.tasks, this.cases,
				this.customers, this.conclusion, this.watchUntil);
	}

	/**
	 * Something that is done about the cause.
	 *
	 * @param plannedFrom the day on which the plan was made
	 * @param due the last day by the plan as it is now
	 * @param firstDue the same as it was planned first
	 * @param startedOn the day on which work was handed out, or null
	 * @param landedOn the day on which it was carried out, or null
	 * @param windowStart from when it may be released, or null
	 * @param verdict of the last verification, or null
	 */
	record Measure(int number, String title, String kind, String department, String owner, LocalDate plannedFrom,
			LocalDate due, LocalDate firstDue, LocalDate startedOn, LocalDate landedOn, String state, String landing,
			String dependencies, String version, int rollbacks, String criteria, String metric, String risk,
			String result, OffsetDateTime windowStart, OffsetDateTime windowEnd, Verdict verdict) {

		/** Whether colleagues read or attend what it brought. */
		public boolean isToBeRead() {
			return this.landedOn != null && this.landing != null && !this.landing.equals("system");
		}

		/** By how many days it is or was late. */
		public long daysLate(LocalDate today) {
			LocalDate end = (this.landedOn != null) ? this.landedOn : today;
			return Math.max(0, end.toEpochDay() - this.due.toEpochDay());
		}

	}

	/**
	 * What verification found of a measure.
	 *
	 * @param result passed, failed, or superseded where it failed and a later plan gave
	 * it up
	 * @param measured the value against the metric, or null
	 */
	record Verdict(String result, String method, String measured, String evidence) {

	}

}
