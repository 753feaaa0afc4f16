package feedbackloop.insights;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import feedbackloop.feedback.Status;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The list of cases, the urgent first and within a grade the highest score (S1-23).
 */
@Service
class CaseList {

	private static final int LARGEST_PAGE = 200;

	private static final List<String> GRADES = List.of("urgent", "high", "medium", "low");

	private static final String SELECTION = """
			from feedback
			where (cast(:status as varchar) is null or status = :status)
			and (cast(:grade as varchar) is null or grade = :grade)
			""";

	private final JdbcClient database;

	private final Clock clock;

	CaseList(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * One page of the list.
	 * @param page from 0
	 * @param size 1 to 200
	 * @param status only cases of this status, or null
	 * @param grade only cases of this grade, or null
	 * @throws Refusal if a value is out of range
	 */
	CasePage find(int page, int size, String status, String grade) {
		check(page, size, status, grade);
		long total = this.database.sql("select count(*) " + SELECTION)
			.param("status", status)
			.param("grade", grade)
			.query(Long.class)
			.single();
		List<CaseRow> rows = this.database.sql("""
				select number, status, grade, priority_score, feedback_type, mark, channel,
				coalesce(restatement, summary_masked, left(description_masked, 100)) as summary, team, case_owner,
				improvement_number, received_at
				""" + SELECTION + """
				order by array_position(array['urgent', 'high', 'medium', 'low']::varchar[], grade) nulls first,
				priority_score desc nulls first, received_at, id
				limit :size offset :start""")
			.param("status", status)
			.param("grade", grade)
			.param("size", size)
			.param("start", (long) page * size)
			.query((row, index) -> new CaseRow(row.getString("number"), row.getString("status"), row.getString("grade"),
					Scores.decimal(row.getBigDecimal("priority_score")), row.getString("feedback_type"),
					row.getString("mark"), row.getString("channel"), row.getString("summary"), row.getString("team"),
					row.getString("case_owner"), row.getString("improvement_number"),
					row.getObject("received_at", OffsetDateTime.class)
						.atZoneSameInstant(this.clock.getZone())
						.toOffsetDateTime()))
			.list();
		return new CasePage(rows, page, size, total);
	}

	private static void check(int page, int size, String status, String grade) {
		if (page < 0) {
			throw Refusal.invalid("page", "value");
		}
		if (size < 1 || size > LARGEST_PAGE) {
			throw Refusal.invalid("size", "value");
		}
		List<String> statuses = Arrays.stream(Status.values()).map(Status::key).toList();
		if (status != null && !statuses.contains(status)) {
			throw Refusal.invalid("status", "choice", String.join(", ", statuses));
		}
		if (grade != null && !GRADES.contains(grade)) {
			throw Refusal.invalid("grade", "choice", String.join(", ", GRADES));
		}
	}

}
