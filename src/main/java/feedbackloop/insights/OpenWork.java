package feedbackloop.insights;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.OpenTask;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.OpenTasks;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Component;

/**
 * Adds to lines of the lists what is open: when the next task is due, and which teams are
 * at work, of the case, its improvement and its measures.
 */
@Component
class OpenWork {

	private final OpenTasks tasks;

	private final CaseKeys keys;

	private final HouseTime time;

	OpenWork(OpenTasks tasks, CaseKeys keys, HouseTime time) {
		this.tasks = tasks;
		this.keys = keys;
		this.time = time;
	}

	List<CaseRow> added(List<CaseRow> rows) {
		List<String> numbers = rows.stream()
			.flatMap((row) -> Stream.of(row.number(), row.improvementNumber()))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		Map<String, List<OpenTask>> open = of(numbers);
		return rows.stream().map((row) -> added(row, open)).toList();
	}

	/**
	 * The open tasks by the number of their case or improvement, the first due first;
	 * those of measures are with their improvement.
	 */
	Map<String, List<OpenTask>> of(List<String> numbers) {
		if (numbers.isEmpty()) {
			return Map.of();
		}
		return this.tasks.of(this.keys.of(numbers))
			.stream()
			.collect(Collectors.groupingBy((task) -> BusinessKey.number(task.of())));
	}

	/** When the first of them is due, or null. */
	OffsetDateTime due(List<OpenTask> tasks) {
		return tasks.stream()
			.map(OpenTask::due)
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.map(this.time::at)
			.orElse(null);
	}

	static List<String> teams(List<OpenTask> tasks) {
		return tasks.stream().map(OpenTask::group).filter(Objects::nonNull).distinct().sorted().toList();
	}

	private CaseRow added(CaseRow row, Map<String, List<OpenTask>> open) {
		List<OpenTask> tasks = Stream.of(row.number(), row.improvementNumber())
			.filter(Objects::nonNull)
			.flatMap((number) -> open.getOrDefault(number, List.of()).stream())
			.toList();
		return row.with(due(tasks), teams(tasks));
	}

}
