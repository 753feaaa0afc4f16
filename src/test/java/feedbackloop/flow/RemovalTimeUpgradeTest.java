package feedbackloop.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A case that ran when the application was upgraded is cleaned up ten years after its
 * start, as those that begin later are: all that it left behind.
 */
@CaseTest
class RemovalTimeUpgradeTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionOperations transactions;

	@Test
	void allOfARunningCaseGetsItsRemovalTime() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String instance = this.work.instance(number).getId();
		List<String> past = List.of("procinst", "actinst", "taskinst", "varinst", "detail", "decinst", "dec_in",
				"dec_out", "op_log", "identitylink");
		past.forEach((table) -> this.database
			.sql("update act_hi_" + table + " set removal_time_ = null where root_proc_inst_id_ = ?")
			.param(instance)
			.update());

		String upgrade = new ClassPathResource("db/migration/V36__removal_time.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		this.transactions.executeWithoutResult((status) -> this.database.sql(upgrade).update());

		List<Integer> rows = past.stream().map((table) -> count(table, instance, "true")).toList();
		List<Integer> kept = past.stream()
			.map((table) -> count(table, instance,
					"removal_time_ = (select start_time_ + interval '3650 days' from act_hi_procinst where id_ = ?)"))
			.toList();
		assertThat(rows).doesNotContain(0);
		assertThat(kept).isEqualTo(rows);
	}

	private int count(String table, String instance, String condition) {
		String sql = "select count(*) from act_hi_%s where root_proc_inst_id_ = ? and %s".formatted(table, condition);
		Object[] parameters = new Object[condition.contains("?") ? 2 : 1];
		Arrays.fill(parameters, instance);
		return this.database.sql(sql).params(parameters).query(Integer.class).single();
	}

}
