package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.insights.CaseKeys;
import feedbackloop.insights.GradeExplanation;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.PastDecision;
import feedbackloop.process.PastDecisions;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

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

	private final CaseKeys keys;

	private final PastDecisions decisions;

	private final RecordHistory records;

	private final RelatedInstances related;

	private final HouseTime time;

	private final Words words;

	CaseQuestions(JdbcClient database, CaseKeys keys, PastDecisions decisions, RecordHistory records,
			RelatedInstances related, HouseTime time, Words words) {
		this.database = database;
		this.keys = keys;
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
		List<String> numbers = Stream.of(number, improvement).filter(Objects::nonNull).toList();
		List<InstanceStory.Clock> clocks = this.records.clocks(numbers);
		List<PastDecision> grading = this.decisions.of(List.of(number))
			.stream()
			.filter((decision) -> GRADING.contains(decision.key()))
			.toList();
		Map<String, PastDecision.Answer> answers = this.decisions.answers(grading);
		Map<String, Object> weights = PastDecision.last(grading, number, Decisions.PRIORITY_WEIGHTS)
			.map((decision) -> answers.get(decision.id()).byName())
			.orElse(Map.of());
		return new CaseAnswers(number, Named.of(this.words, "status", row.getString("status")),
				Named.of(this.words, "grade", row.getString("grade")), this.words.half(row.getString("grade_reason")),
				summary(row), Named.of(this.words, "group", row.getString("team")), this.time.at(row, "received_at"),
				this.time.at(row, "closed_at"), explanation(row, weights), this.records.decisions(grading, answers),
				clocks, clocks.stream().noneMatch(InstanceStory.Clock::late), this.records.forms(this.keys.of(numbers)),
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

	private static GradeExplanation explanation(ResultSet row, Map<String, Object> weights) throws SQLException {
		if (row.getString("grade") == null) {
			return null;
		}
		return GradeExplanation.of(row.getInt("affected"), row.getInt("severity"), row.getInt("urgency"),
				row.getBigDecimal("priority_score"), weights);
	}

}
