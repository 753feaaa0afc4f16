package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.insights.GradeExplanation;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.PastDecisions;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers in one go what somebody in a hurry asks of a case.
 */
@Service
class CaseQuestions {

	/** The tables that make a grade. */
	private static final Set<String> GRADING = Set.of(Decisions.AFFECTED_SCALE, Decisions.PRIORITY_WEIGHTS,
			Decisions.GRADE);

	private final JdbcClient database;

	private final PastDecisions pastDecisions;

	private final DecisionHistory decisions;

	private final RecordHistory records;

	private final RelatedInstances related;

	private final HistoryTime time;

	private final HistoryWords words;

	CaseQuestions(JdbcClient database, PastDecisions pastDecisions, DecisionHistory decisions, RecordHistory records,
			RelatedInstances related, HistoryTime time, HistoryWords words) {
		this.database = database;
		this.pastDecisions = pastDecisions;
		this.decisions = decisions;
		this.records = records;
		this.related = related;
		this.time = time;
		this.words = words;
	}

	/**
	 * The answers.
	 * @param reader user id of who looks
	 * @throws Refusal if there is no such case
	 */
	@Transactional(readOnly = true)
	CaseAnswers of(String number, String reader) {
		return this.database.sql("select * from feedback where number = :number")
			.param("number", number)
			.query((row, index) -> answers(row, reader))
			.optional()
			.orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	private CaseAnswers answers(ResultSet row, String reader) throws SQLException {
		String number = row.getString("number");
		String improvement = row.getString("improvement_number");
		List<InstanceStory.Related> instances = instances(number, improvement, reader);
		List<InstanceStory.Clock> clocks = new ArrayList<>(this.records.clocksOf(number));
		if (improvement != null) {
			clocks.addAll(this.records.clocksOf(improvement));
		}
		return new CaseAnswers(number, this.words.of("status", row.getString("status")),
				this.words.of("grade", row.getString("grade")), this.words.half(row.getString("grade_reason")),
				summary(row), this.words.of("group", row.getString("team")), this.time.of(row, "received_at"),
				this.time.of(row, "closed_at"), explanation(row),
				instances.stream()
					.filter((instance) -> instance.businessKey().equals(number))
					.flatMap((instance) -> this.decisions.of(instance.id()).stream())
					.filter((decision) -> GRADING.contains(decision.key()))
					.toList(),
				clocks, clocks.stream().noneMatch(InstanceStory.Clock::late), this.records.forms(number, improvement),
				instances);
	}

	private List<InstanceStory.Related> instances(String number, String improvement, String reader) {
		Stream<InstanceStory.Related> ofCause = (improvement != null) ? this.related.of(improvement, "", reader)
			.stream()
			.filter((instance) -> !instance.relation().equals("case")) : Stream.empty();
		return Stream
			.concat(this.related.of(number, "", reader)
				.stream()
				.filter((instance) -> !instance.relation().equals("improvement")), ofCause)
			.sorted(Comparator.comparing(InstanceStory.Related::startedAt))
			.toList();
	}

	private static String summary(ResultSet row) throws SQLException {
		for (String column : List.of("restatement", "summary_masked", "description_masked")) {
			if (row.getString(column) != null) {
				return row.getString(column);
			}
		}
		return null;
	}

	private GradeExplanation explanation(ResultSet row) throws SQLException {
		if (row.getString("grade") == null) {
			return null;
		}
		return GradeExplanation.of(row.getInt("affected"), row.getInt("severity"), row.getInt("urgency"),
				row.getBigDecimal("priority_score"),
				this.pastDecisions.last(row.getString("number"), Decisions.PRIORITY_WEIGHTS));
	}

}
