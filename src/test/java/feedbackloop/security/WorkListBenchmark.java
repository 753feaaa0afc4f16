package feedbackloop.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures each shared filter's first page and its count, as Tasklist asks for them,
 * among 5,000 and 50,000 open tasks, for somebody in one, three and six teams. Run by the
 * command that README names, not by the normal build.
 */
@CaseTest
class WorkListBenchmark {

	private static final List<String> TEAMS = List.of("support", "lead", "product", "engineering", "operations",
			"quality");

	private static final int[] TEAM_COUNTS = { 1, 3, 6 };

	private static final int ROUNDS = 15;

	@Autowired
	private JdbcClient database;

	@Autowired
	private FilterService filters;

	@Autowired
	private IdentityService identities;

	@Autowired
	private CaseWork work;

	@AfterEach
	void signOut() {
		this.identities.clearAuthentication();
	}

	@Test
	void theWorkListDoesNotSlowDownWithTheNumberOfTeams() {
		this.work.submit();
		String task = this.database.sql("select id_ from act_ru_task").query(String.class).single();
		SoftAssertions softly = new SoftAssertions();
		int present = 1;
		for (int tasks : new int[] { 5_000, 50_000 }) {
			copy(task, present, tasks);
			present = tasks;
			for (Filter filter : this.filters.createTaskFilterQuery().list()) {
				List<Double> millis = medians(filter);
				System.out.printf(Locale.ROOT, "%d tasks, %s: %s ms in %s teams%n", tasks, filter.getName(),
						millis.stream().map("%.1f"::formatted).collect(Collectors.joining(" / ")),
						IntStream.of(TEAM_COUNTS).mapToObj(String::valueOf).collect(Collectors.joining(" / ")));
				softly.assertThat(millis.get(millis.size() - 1))
					.as("%s among %d tasks, six teams against one", filter.getName(), tasks)
					.isLessThanOrEqualTo(1.5 * millis.get(0) + 5);
			}
		}
		softly.assertAll();
	}

	/**
	 * In milliseconds, for each number of teams. They take turns, so that what else the
	 * machine does meanwhile weighs on all alike.
	 */
	private List<Double> medians(Filter filter) {
		long[][] nanos = new long[TEAM_COUNTS.length][ROUNDS];
		for (int round = -ROUNDS / 3; round < ROUNDS; round++) {
			for (int i = 0; i < TEAM_COUNTS.length; i++) {
				nanos[i][Math.max(0, round)] = firstPageAndCount(filter, TEAM_COUNTS[i]);
			}
		}
		return Arrays.stream(nanos).map((times) -> Arrays.stream(times).sorted().toArray()[ROUNDS / 2] / 1e6).toList();
	}

	private long firstPageAndCount(Filter filter, int teams) {
		this.identities.setAuthentication("support", TEAMS.subList(0, teams));
		long start = System.nanoTime();
		this.filters.listPage(filter.getId(), 0, 15);
		this.filters.count(filter.getId());
		long nanos = System.nanoTime() - start;
		this.identities.clearAuthentication();
		return nanos;
	}

	/**
	 * Copies the task, with its group and its grants, until there are that many. All are
	 * offered to one team, so that everybody who is measured sees as many.
	 */
	private void copy(String task, int present, int wanted) {
		copy("act_ru_task", "id_", task, present, wanted);
		copy("act_ru_identitylink", "task_id_", task, present, wanted);
		copy("act_ru_authorization", "resource_id_", task, present, wanted);
		this.database.sql("analyze").update();
	}

	private void copy(String table, String taskColumn, String task, int present, int wanted) {
		List<String> columns = this.database
			.sql("select column_name from information_schema.columns where table_name = ? order by ordinal_position")
			.param(table)
			.query(String.class)
			.list();
		String values = columns.stream().map((column) -> switch (column) {
			case "id_" -> taskColumn.equals("id_") ? "'copy' || place" : "'copy' || place || id_";
			case "due_date_" -> "now() + (place % 2000 - 1000) * interval '1 hour'";
			default -> column.equals(taskColumn) ? "'copy' || place" : column;
		}).collect(Collectors.joining(", "));
		this.database
			.sql("insert into %s (%s) select %s from %s, generate_series(:present, :wanted - 1) place where %s = :task"
				.formatted(table, String.join(", ", columns), values, table, taskColumn))
			.param("present", present)
			.param("wanted", wanted)
			.param("task", task)
			.update();
	}

}
