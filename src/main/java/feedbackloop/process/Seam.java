package feedbackloop.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Field.Kind;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place that every submission of a task passes before the engine sees it: who
 * may, names and values, masking, the record; facts alone go on. All in one transaction,
 * so that a refusal leaves nothing behind.
 */
@Component
class Seam {

	private final OpenTasks tasks;

	private final FieldReader reader;

	private final OwnFieldReader ownReader;

	private final AskedTexts askedTexts;

	private final TaskFormFields forms;

	private final Directory directory;

	private final Cases cases;

	private final Vault vault;

	private final FormEntryRepository entries;

	private final FourEyesRules fourEyes;

	private final Timeline timeline;

	private final AsSystem asSystem;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Seam(OpenTasks tasks, FieldReader reader, OwnFieldReader ownReader, AskedTexts askedTexts, TaskFormFields forms,
			Directory directory, Cases cases, Vault vault, FormEntryRepository entries, FourEyesRules fourEyes,
			Timeline timeline, AsSystem asSystem, ApplicationEventPublisher events,
			PlatformTransactionManager transactions, Clock clock) {
		this.tasks = tasks;
		this.reader = reader;
		this.ownReader = ownReader;
		this.askedTexts = askedTexts;
		this.forms = forms;
		this.directory = directory;
		this.cases = cases;
		this.vault = vault;
		this.entries = entries;
		this.fourEyes = fourEyes;
		this.timeline = timeline;
		this.asSystem = asSystem;
		this.events = events;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Checks and records a submission and hands its facts to the engine.
	 * @param engine completes the task with the facts
	 * @throws Refusal if anything is wrong; nothing was stored then
	 */
	void submit(String taskId, Map<String, Object> submitted, Consumer<Map<String, Object>> engine) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.tasks.lock(taskId);
				Map<String, Object> given = (submitted != null) ? submitted : Map.of();
				engine.accept(this.asSystem.currentUser() == null ? noOne()
						: accept(this.asSystem.currentUser(), taskId, given));
			});
		}
		catch (OptimisticLockingException | ConcurrencyFailureException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
		catch (NullValueException ex) {
			// The engine says so of a task that another ended between two of our looks at
			// it.
			this.asSystem.call(() -> this.tasks.open(taskId));
			throw ex;
		}
	}

	/**
	 * Checks that a task is claimed by somebody who may work on it. The engine lets its
	 * administrators claim everything.
	 * @throws Refusal if it belongs to another team, is done or never was
	 */
	void mayClaim(String taskId, String userId) {
		this.asSystem.call(() -> {
			mayWork(userId, this.tasks.open(taskId));
			return null;
		});
	}

	/**
	 * Checks that a task is assigned to somebody who may work on it and decide it.
	 * @throws Refusal if it belongs to another team, is about that person, is kept from
	 * them by four eyes, is done or never was
	 */
	void mayBeGiven(String taskId, String userId) {
		this.asSystem.call(() -> {
			TaskOfCase task = this.tasks.open(taskId);
			if (this.cases.isHiddenFrom(userId, task.feedbackNumber())) {
				throw Refusal.forbidden("aboutColleague", userId);
			}
			mayWork(userId, task);
			this.fourEyes.brokenBy(userId, task).ifPresent((rule) -> {
				throw Refusal.forbidden("keptFrom." + rule, userId);
			});
			return null;
		});
	}

	/**
	 * Whether the person has claimed that open task.
	 * @throws Refusal if it is done or never was
	 */
	boolean isClaimedBy(String userId, String taskId) {
		return this.asSystem.call(() -> userId.equals(this.tasks.open(taskId).assignee()));
	}

	private Map<String, Object> noOne() {
		throw Refusal.forbidden("notSignedIn");
	}

	private Map<String, Object> accept(String userId, String taskId, Map<String, Object> submitted) {
		return this.asSystem.call(() -> {
			TaskOfCase task = this.tasks.open(taskId);
			mayWork(userId, task);
			isTheirs(userId, task);
			TaskContract contract = TaskContract.of(task.key());
			List<OwnField> own = this.forms.addedTo(task, contract);
			Values values = check(task, contract, own, submitted);
			boolean override = mayJudge(userId, task, values);
			Map<String, Object> facts = contract.facts(values);
			facts.putAll(ownFacts(task, own, values));
			record(userId, task, values, facts, override);
			return engineValues(facts);
		});
	}

	private void mayWork(String userId, TaskOfCase task) {
		if (this.cases.isHiddenFrom(userId, task.feedbackNumber())) {
			throw Refusal.unknown("noTask");
		}
		if (!this.directory.may(userId, Right.MANAGE) && this.tasks.candidateGroups(task.id())
			.stream()
			.noneMatch((group) -> this.directory.isMember(userId, group))) {
			throw Refusal.forbidden("notYourTeam",
					String.join(", ", new TreeSet<>(this.tasks.candidateGroups(task.id()))));
		}
	}

	private static void isTheirs(String userId, TaskOfCase task) {
		if (task.assignee() == null) {
			throw Refusal.forbidden("claimFirst");
		}
		if (!task.assignee().equals(userId)) {
			throw Refusal.tooLate("claimedByAnother", task.assignee());
		}
	}

	private Values check(TaskOfCase task, TaskContract contract, List<OwnField> own, Map<String, Object> submitted) {
		List<Problem> problems = new ArrayList<>();
		Set<String> known = Stream.concat(contract.fields().stream().map(Field::name), own.stream().map(OwnField::name))
			.collect(Collectors.toSet());
		submitted.keySet()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> problems.add(new Problem(name, "unknownName", List.of())));
		Contact customer = this.cases.get(task.feedbackNumber()).contact();
		UnaryOperator<String> mask = (text) -> this.vault.mask(customer, text);
		Map<String, Object> answers = new LinkedHashMap<>(
				this.reader.read(contract.fields(), submitted, mask, problems));
		answers.putAll(this.ownReader.read(own, submitted, mask, problems));
		Values values = new Values(answers);
		boolean whys = this.directory.needsWhys((String) task.facts().get(Variables.FEEDBACK_TYPE));
		TaskContext context = new TaskContext(values, task.facts(), whys);
		this.reader.checkRequired(contract.fields(), context, problems);
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
		return values;
	}

	/**
	 * What the process sees of the fields that were added. Of several who answer at once
	 * no answer is that of the process, and a text is handed on only where it is asked
	 * for.
	 */
	private Map<String, Object> ownFacts(TaskOfCase task, List<OwnField> own, Values values) {
		return task.isOneOfSeveral() ? Map.of() : OwnFieldReader.facts(own.stream()
			.filter((field) -> field.type() != OwnField.Type.TEXT || this.askedTexts.isAsked(task, field.name()))
			.toList(), values.asMap());
	}

	/**
	 * Four eyes.
	 * @return whether a manager set them aside
	 */
	private boolean mayJudge(String userId, TaskOfCase task, Values values) {
		Optional<FourEyes> broken = this.fourEyes.brokenBy(userId, task);
		if (broken.isEmpty()) {
			return false;
		}
		if (this.directory.may(userId, Right.MANAGE) && values.has(TaskContract.OVERRIDE_REASON)) {
			return true;
		}
		throw Refusal.forbidden("fourEyes." + broken.get().name());
	}

	private void record(String userId, TaskOfCase task, Values values, Map<String, Object> facts, boolean override) {
		Map<String, Object> kept = new LinkedHashMap<>();
		TaskContract contract = TaskContract.of(task.key());
		values.asMap().forEach((name, value) -> {
			Kind kind = contract.fields()
				.stream()
				.filter((field) -> field.name().equals(name))
				.map(Field::kind)
				.findFirst()
				.orElse(Kind.STAFF_TEXT);
			if (kind != Kind.CORRESPONDENCE) {
				kept.put(name, keepable(contract, name, value));
			}
		});
		facts.forEach((name, value) -> {
			if (value != null) {
				kept.putIfAbsent(name, plain(value));
			}
		});
		keep(new FormEntry(task.id(), task.key(), task.businessKey(), task.feedbackNumber(), task.improvementNumber(),
				userId, this.clock.instant(), kept, override ? values.text(TaskContract.OVERRIDE_REASON) : null));
		String number = task.businessKey().startsWith("FB-") ? task.feedbackNumber() : task.improvementNumber();
		this.timeline.note(number, userId, "completed." + task.key(), Map.of());
		if (override) {
			this.timeline.note(number, userId, "override", Map.of("task", task.key()));
		}
		this.events.publishEvent(
				new Submission(task.key(), task.businessKey(), task.feedbackNumber(), task.improvementNumber(), userId,
						values, (String) task.facts().get(Variables.CONTRIBUTION_TEAM), measureNumber(task)));
	}

	/**
	 * One entry a task: of two people who submit the same task at once, the second is
	 * told.
	 */
	private void keep(FormEntry entry) {
		try {
			this.entries.saveAndFlush(entry);
		}
		catch (DataIntegrityViolationException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
	}

	private static Integer measureNumber(TaskOfCase task) {
		Object number = task.facts().get(Variables.MEASURE_NUMBER);
		return (number != null) ? Integer.valueOf(number.toString()) : null;
	}

	private static Object keepable(TaskContract contract, String name, Object value) {
		if (value instanceof List<?> items && !items.isEmpty() && items.get(0) instanceof Values) {
			Set<String> letters = contract.fields()
				.stream()
				.filter((field) -> field.name().equals(name))
				.flatMap((field) -> field.columns().stream())
				.filter((column) -> column.kind() == Kind.CORRESPONDENCE)
				.map(Field::name)
				.collect(Collectors.toSet());
			return items.stream().map((row) -> keepableRow((Values) row, letters)).toList();
		}
		return plain(value);
	}

	private static Map<String, Object> keepableRow(Values row, Set<String> letters) {
		Map<String, Object> cells = new LinkedHashMap<>();
		row.asMap().forEach((name, value) -> {
			if (!letters.contains(name)) {
				cells.put(name, plain(value));
			}
		});
		return cells;
	}

	private static Object plain(Object value) {
		return (value instanceof String || value instanceof Integer || value instanceof Double
				|| value instanceof Boolean || value instanceof List<?>) ? value : Objects.toString(value);
	}

	private static Map<String, Object> engineValues(Map<String, Object> facts) {
		Map<String, Object> values = new LinkedHashMap<>();
		facts.forEach((name, value) -> values.put(name, (value != null) ? plain(value) : null));
		return values;
	}

}
