package feedbackloop.insights;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * The tasks of a person in the order of Tasklist: the most urgent first, then the first
 * due. The engine leaves out those that the person, who is signed in there, may not see.
 */
@Service
class TasksOfPerson {

	private static final int PAGE = 20;

	private final TaskService tasks;

	private final TaskCards cards;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Words words;

	private final HouseTime time;

	TasksOfPerson(@Lazy TaskService tasks, TaskCards cards, Directory directory, AsSystem asSystem, Words words,
			HouseTime time) {
		this.tasks = tasks;
		this.cards = cards;
		this.directory = directory;
		this.asSystem = asSystem;
		this.words = words;
		this.time = time;
	}

	/**
	 * A page of what the person has claimed.
	 * @param page from 0
	 */
	Slice<WorkRow> mine(String userId, int page, Locale locale) {
		return page(this.tasks.createTaskQuery().taskAssignee(userId), userId, page, locale);
	}

	/**
	 * A page of what is offered to the person's teams, claimed or not.
	 * @param page from 0
	 */
	Slice<WorkRow> queue(String userId, int page, Locale locale) {
		List<String> teams = this.asSystem.call(() -> this.directory.teamsOf(userId));
		return teams.isEmpty() ? new Slice<>(List.of(), false) : page(
				this.tasks.createTaskQuery().taskCandidateGroupIn(teams).includeAssignedTasks(), userId, page, locale);
	}

	/**
	 * What the person does best next: the first of their own, else the first of their
	 * teams' that is free.
	 */
	Optional<WorkRow> next(String userId, Locale locale) {
		return mine(userId, 0, locale).rows()
			.stream()
			.findFirst()
			.or(() -> queue(userId, 0, locale).rows().stream().filter((row) -> row.assignee() == null).findFirst());
	}

	private Slice<WorkRow> page(TaskQuery query, String userId, int page, Locale locale) {
		Slice<Task> slice = Slice
			.of(query.orderByTaskPriority().desc().orderByDueDate().asc().listPage(page * PAGE, PAGE + 1), PAGE);
		Map<String, TaskCard> cards = this.cards.of(slice.rows(), userId, locale)
			.stream()
			.collect(Collectors.toMap(TaskCard::task, Function.identity()));
		Map<String, String> said = this.cards.words(slice.rows())
			.stream()
			.collect(Collectors.toMap(TaskWords::task, TaskWords::words));
		Words in = this.words.in(locale);
		return new Slice<>(slice.rows()
			.stream()
			.filter((task) -> cards.containsKey(task.getId()))
			.map((task) -> row(task, cards.get(task.getId()), said.get(task.getId()), in))
			.toList(), slice.more());
	}

	private WorkRow row(Task task, TaskCard card, String said, Words in) {
		OffsetDateTime due = card.due();
		boolean overdue = due != null && due.isBefore(this.time.now());
		String left = (due != null) ? in.say(overdue ? "tasks.overdue" : "tasks.left",
				in.length(Duration.between(this.time.now(), due).abs())) : null;
		return new WorkRow(card, said, in.label(task.getName()), task.getAssignee(), left, overdue);
	}

	/**
	 * A task in a list.
	 *
	 * @param said the first line of the customer's words, masked; null without any
	 * @param assignee who has claimed it, or null
	 * @param left how long it has left or since when it is late, in words; null without a
	 * due date
	 */
	record WorkRow(TaskCard card, String said, String name, String assignee, String left, boolean overdue) {

	}

}
