package feedbackloop.growth;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import javax.sql.DataSource;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Copies of cases are like cases that are worked: they add as many rows to the same
 * tables, of the same kinds, and people go on working them.
 */
@CaseTest
class CaseCopiesTest {

	/** What belongs to the work and not to the case. */
	private static final Set<String> NOT_OF_THE_CASE = Set.of("access_log", "seal", "seal_head", "request_limit",
			"act_ru_meter_log", "acknowledgement", "submission_key", "escalation", "digest_line", "suspicion",
			"assignment", "figure_change");

	/** Columns that say of what kind a row is. */
	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("act_hi_actinst", "act_id_"),
			Map.entry("act_hi_taskinst", "task_def_key_"), Map.entry("act_hi_varinst", "name_"),
			Map.entry("act_hi_decinst", "dec_def_key_"), Map.entry("act_hi_op_log", "operation_type_"),
			Map.entry("act_ru_task", "task_def_key_"), Map.entry("act_ru_variable", "name_"),
			Map.entry("act_ru_execution", "act_id_"), Map.entry("act_ru_event_subscr", "event_name_"),
			Map.entry("act_ru_job", "handler_type_"), Map.entry("timeline", "kind"), Map.entry("outbox", "event"),
			Map.entry("clock", "stage"), Map.entry("form_entry", "task_key"), Map.entry("correspondence", "kind"));

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private DataSource connections;

	@Test
	void aCopyOfAFinishedCaseIsAsMuchAsTheCase() throws SQLException {
		isAsMuch(this::finished, "19990101");
	}

	@Test
	void aCopyOfAnOpenCaseIsAsMuchAsTheCase() throws SQLException {
		isAsMuch(this.work::atVerification, "19990102");
	}

	@Test
	void aCopyOfAnOpenCaseIsWorkedAsAnyOther() throws SQLException {
		copy(this.work.submit(), "19990103");
		String number = "FB-19990103-000001";
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.openTasks(number)).contains("firstResponse", "contribute");
		assertThat(this.work.page("support", "/cases/" + number)).contains(number);
	}

	private void isAsMuch(Supplier<String> work, String prefix) throws SQLException {
		Map<String, Long> empty = rows();
		String number = work.get();
		Map<String, Long> worked = rows();
		copy(number, prefix);
		Map<String, Long> copied = rows();

		assertThat(minus(copied, worked)).isEqualTo(minus(worked, empty)).isNotEmpty();
	}

	private void copy(String number, String prefix) throws SQLException {
		SingleConnectionDataSource one = new SingleConnectionDataSource(this.connections.getConnection(), true);
		try {
			new CaseCopies(JdbcClient.create(one)).copy(number, prefix, 1, "1 hour");
		}
		finally {
			one.destroy();
		}
	}

	private String finished() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		this.work.confirms(number);
		return number;
	}

	/** How many rows there are of each kind in each table. */
	private Map<String, Long> rows() {
		Map<String, Long> rows = new TreeMap<>();
		this.database.sql("select table_name from information_schema.tables where table_schema = 'public'")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> !NOT_OF_THE_CASE.contains(table))
			.forEach((table) -> this.database
				.sql("select %s as kind, count(*) as rows from %s group by 1"
					.formatted(KINDS.getOrDefault(table, "cast(null as varchar)"), table))
				.query((row, index) -> rows.put(table + " " + row.getString("kind"), row.getLong("rows")))
				.list());
		return rows;
	}

	private static Map<String, Long> minus(Map<String, Long> rows, Map<String, Long> before) {
		Map<String, Long> added = new TreeMap<>(rows);
		before.forEach((kind, count) -> added.merge(kind, -count, Long::sum));
		added.values().removeIf((count) -> count == 0);
		return added;
	}

}
