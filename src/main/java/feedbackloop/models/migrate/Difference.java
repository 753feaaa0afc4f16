package feedbackloop.models.migrate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import feedbackloop.models.migrate.InstanceState.Clock;
import feedbackloop.models.migrate.InstanceState.OpenTask;
import feedbackloop.models.migrate.InstanceState.Timer;
import feedbackloop.words.HouseTime;

/**
 * What a move makes of a case: whether anything got lost that must not, and what changes.
 */
record Difference(InstanceState before, InstanceState after, HouseTime time) {

	/**
	 * Why the case must not move. A task is lost or in other hands, or a deadline, a
	 * timer or a promise moves. Or nothing watches a deadline any more.
	 */
	Optional<Sentence> lost() {
		return first(this.before.tasks(), this::lost).or(() -> first(this.before.timers(), this::moved))
			.or(() -> first(this.before.clocks(), this::lost))
			.or(() -> first(this.before.promises(), this::worse));
	}

	private Optional<Sentence> lost(String id, OpenTask task) {
		OpenTask now = this.after.tasks().get(id);
		if (now == null) {
			return Optional.of(Sentence.of("taskLost", task.name()));
		}
		if (task.assignee() != null && !task.assignee().equals(now.assignee())) {
			return Optional.of(Sentence.of("otherHands", task.name()));
		}
		if (task.due() != null && !task.due().equals(now.due())) {
			return Optional.of(Sentence.of("dueMoved", task.name(), time(task.due())));
		}
		boolean unwatched = task.due() != null && watched(this.before, task.due()) && !watched(this.after, task.due());
		return unwatched ? Optional.of(Sentence.of("promiseWorse", task.name(), time(task.due()))) : Optional.empty();
	}

	private static boolean watched(InstanceState state, Instant due) {
		return state.timers().values().stream().anyMatch((timer) -> timer.due().equals(due));
	}

	private Optional<Sentence> moved(String id, Timer timer) {
		return this.after.timers()
			.values()
			.stream()
			.filter(timer::isSame)
			.filter((now) -> !now.due().equals(timer.due()))
			.findFirst()
			.map((now) -> Sentence.of("timerMoved", timer.of(), time(timer.due())));
	}

	private Optional<Sentence> lost(Long id, Clock clock) {
		Clock now = this.after.clocks().get(id);
		boolean stepGone = clock.executionId() != null && this.before.executions().contains(clock.executionId())
				&& !this.after.executions().contains(clock.executionId());
		return (now == null || stepGone || !now.due().equals(clock.due()))
				? Optional.of(Sentence.of("deadlineLost", clock.stage(), time(clock.due()))) : Optional.empty();
	}

	private Optional<Sentence> worse(String what, Instant promised) {
		Instant now = this.after.promises().get(what);
		return (now == null || now.isAfter(promised)) ? Optional.of(Sentence.of("promiseWorse", what, time(promised)))
				: Optional.empty();
	}

	/**
	 * What changes for the case: tasks, forms, teams, timers, and what it waits for.
	 */
	List<Sentence> changes() {
		List<Sentence> changes = new ArrayList<>();
		this.before.tasks().forEach((id, task) -> {
			OpenTask now = this.after.tasks().get(id);
			differ(task.name(), now.name(), (was, is) -> changes.add(Sentence.of("task", was, is)));
			differ(task.form(), now.form(), (was, is) -> changes.add(Sentence.of("form", now.name(), was, is)));
			differ(String.join(", ", task.groups()), String.join(", ", now.groups()),
					(was, is) -> changes.add(Sentence.of("groups", now.name(), was, is)));
		});
		added(this.before.timers(), this.after.timers())
			.forEach((timer) -> changes.add(Sentence.of("timerAdded", timer.of(), time(timer.due()))));
		added(this.after.timers(), this.before.timers())
			.forEach((timer) -> changes.add(Sentence.of("timerDropped", timer.of(), time(timer.due()))));
		this.after.messages()
			.stream()
			.filter((message) -> !this.before.messages().contains(message))
			.forEach((message) -> changes.add(Sentence.of("messageAdded", message)));
		this.before.messages()
			.stream()
			.filter((message) -> !this.after.messages().contains(message))
			.forEach((message) -> changes.add(Sentence.of("messageDropped", message)));
		return changes;
	}

	private static Collection<Timer> added(Map<String, Timer> before, Map<String, Timer> after) {
		return after.values()
			.stream()
			.filter((timer) -> !before.containsValue(timer))
			.sorted(Comparator.comparing(Timer::due))
			.toList();
	}

	private static void differ(String was, String is, BiConsumer<String, String> change) {
		String old = (was != null) ? was : "";
		String now = (is != null) ? is : "";
		if (!old.equals(now)) {
			change.accept(old, now);
		}
	}

	private static <K, V> Optional<Sentence> first(Map<K, V> all, BiFunction<K, V, Optional<Sentence>> found) {
		return all.entrySet()
			.stream()
			.map((one) -> found.apply(one.getKey(), one.getValue()))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private String time(Instant time) {
		return HouseTime.minute(this.time.at(time));
	}

}
