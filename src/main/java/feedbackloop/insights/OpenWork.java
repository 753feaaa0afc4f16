package feedbackloop.insights;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.BusinessKey;
import feedbackloop.process.OpenTask;
import feedbackloop.process.OpenTasks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds to lines of the list of cases what is open: when the next task is due, and which
 * teams are at work, of the case, its improvement and its measures.
 */
@Component
class OpenWork {

	private final OpenTasks tasks;

	private final JdbcClient database;

	private final Clock clock;

	OpenWork(OpenTasks tasks, JdbcClient database, Clock clock) {
		this.tasks = tasks;
		this.database = database;
		this.clock = clock;
	}

	List<CaseRow> added(List<CaseRow> rows) {
		List<String> numbers = rows.stream()
			.flatMap((row) -> Stream.of(row.number(), row.improvementNumber()))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		if (numbers.isEmpty()) {
			return rows;
		}
		List<String> keys = new ArrayList<>(numbers);
		keys.addAll(measures(numbers));
		Map<String, List<OpenTask>> open = this.tasks.of(keys)
			.stream()
			.collect(Collectors.groupingBy((task) -> BusinessKey.number(task.of())));
		return rows.stream().map((row) -> added(row, open)).toList();
	}

	private CaseRow added(CaseRow row, Map<String, List<OpenTask>> open) {
		List<OpenTask> tasks = Stream.of(row.number(), row.improvementNumber())
			.filter(Objects::nonNull)
			.flatMap((number) -> open.getOrDefault(number, List.of()).stream())
			.toList();
		return row.with(
				tasks.stream()
					.map(OpenTask::due)
					.filter(Objects::nonNull)
					.min(Instant::compareTo)
					.map(this::local)
					.orElse(null),
				tasks.stream().map(OpenTask::group).filter(Objects::nonNull).distinct().sorted().toList());
	}

	private List<String> measures(Collection<String> numbers) {
		return this.database.sql("""
				select i.number || '-' || m.number from improvement i join measure m on m.improvement_id = i.id
				where i.number in (:numbers)""").param("numbers", numbers).query(String.class).list();
	}

	private OffsetDateTime local(Instant time) {
		return time.atZone(this.clock.getZone()).toOffsetDateTime();
	}

}
