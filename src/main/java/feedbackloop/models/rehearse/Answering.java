package feedbackloop.models.rehearse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormModel;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import org.camunda.bpm.engine.TaskService;

/**
 * Fills in and submits the forms of tasks as people would: what they choose first, then
 * whatever the task still asks for.
 */
class Answering {

	/** Each attempt fills in all that the one before was told to lack. */
	private static final int MOST_ATTEMPTS = 6;

	private static final int MOST_COMBINATIONS = 64;

	private static final Accepted NOTHING = new Accepted(Map.of(), 0);

	private final ModelSet files;

	private final Script script;

	private final Cast cast;

	private final TaskService tasks;

	private final Savepoints savepoints;

	private final Clock clock;

	private final Map<String, OfferedValues> forms = new HashMap<>();

	/** What each task asks for first, whatever is chosen. */
	private final Map<String, Set<String>> always = new HashMap<>();

	/** What was accepted, by the task and what people chose first. */
	private final Map<String, Accepted> accepted = new HashMap<>();

	Answering(ModelSet files, Script script, Cast cast, TaskService tasks, Savepoints savepoints, Clock clock) {
		this.files = files;
		this.script = script;
		this.cast = cast;
		this.tasks = tasks;
		this.savepoints = savepoints;
		this.clock = clock;
	}

	/**
	 * What people can choose at a task and conditions ask for: nothing in particular,
	 * each value that they tell apart, and choices together that one condition asks for.
	 */
	List<Map<String, Object>> choices(String process, String task) {
		OfferedValues form = form(process, task);
		Asked asked = this.script.asked(process);
		Set<Map<String, Object>> choices = new LinkedHashSet<>();
		choices.add(Map.of());
		form.names()
			.stream()
			.filter((name) -> form.isChoice(name) && asked.asksFor(name))
			.forEach((name) -> asked.differing(name, form.values(name))
				.forEach((value) -> choices.add(Map.of(name, value))));
		this.script.askedTogether(process).forEach((names) -> choices.addAll(together(form, names)));
		return List.copyOf(choices);
	}

	/**
	 * What else people can fill in at a task: each text, number and list, and another
	 * value of all other choices.
	 */
	List<Map<String, Object>> texts(String process, String task) {
		OfferedValues form = form(process, task);
		Asked asked = this.script.asked(process);
		Set<Map<String, Object>> texts = new LinkedHashSet<>();
		Map<String, Object> unasked = new TreeMap<>();
		for (String name : form.names()) {
			List<Object> values = form.values(name);
			if (!form.isChoice(name)) {
				values.forEach((value) -> texts.add(Map.of(name, value)));
			}
			else if (!asked.asksFor(name)) {
				values.stream().skip(1).findFirst().ifPresent((value) -> unasked.put(name, value));
			}
		}
		texts.add(unasked);
		return List.copyOf(texts);
	}

	/**
	 * What else could be chosen with this. It takes the other values of choices that the
	 * task asked for because of this. Only choices that decide how the case goes on
	 * count.
	 */
	List<Map<String, Object>> further(String process, Scene.WaitingStep task, Map<String, Object> chosen) {
		OfferedValues form = form(process, task.key());
		Asked asked = this.script.asked(process);
		Set<String> more = new TreeSet<>(this.accepted.get(key(process, task, chosen)).values().keySet());
		more.removeAll(chosen.keySet());
		more.removeAll(this.accepted.getOrDefault(key(process, task, Map.of()), NOTHING).values().keySet());
		List<Map<String, Object>> further = new ArrayList<>();
		more.stream().filter((name) -> form.isChoice(name) && asked.asksFor(name)).forEach((name) -> {
			for (Object value : asked.differing(name, form.values(name))) {
				Map<String, Object> longer = new TreeMap<>(chosen);
				longer.put(name, value);
				further.add(longer);
			}
		});
		return further;
	}

	private static String key(String process, Scene.WaitingStep task, Map<String, Object> chosen) {
		return process + "#" + task.key() + new TreeMap<>(chosen);
	}

	private static List<Map<String, Object>> together(OfferedValues form, Set<String> names) {
		List<Map<String, Object>> combinations = List.of(Map.of());
		List<String> asked = form.names().stream().filter(names::contains).filter(form::isChoice).toList();
		for (String name : asked) {
			List<Map<String, Object>> more = new ArrayList<>();
			for (Map<String, Object> combination : combinations) {
				for (Object value : form.values(name)) {
					Map<String, Object> longer = new TreeMap<>(combination);
					longer.put(name, value);
					more.add(longer);
				}
			}
			combinations = more;
		}
		return (asked.size() < 2 || combinations.size() > MOST_COMBINATIONS) ? List.of() : combinations;
	}

	/**
	 * Completes the task.
	 * @throws CannotComplete if the form cannot give what the task asks for
	 */
	void complete(String process, Scene.WaitingStep task, Map<String, Object> chosen) {
		String key = key(process, task, chosen);
		Accepted known = this.accepted.get(key);
		OfferedValues form = form(process, task.key());
		Map<String, Object> values = new LinkedHashMap<>((known != null) ? known.values() : chosen);
		attach(values);
		if (known == null) {
			fillIn(this.always.getOrDefault(process + "#" + task.key(), Set.of()), form, values);
		}
		int worker = (known != null) ? known.worker() : 0;
		for (int attempt = 0;; attempt++) {
			try {
				submit(task, this.cast.workers().get(worker), values);
				this.accepted.put(key, new Accepted(Map.copyOf(values), worker));
				return;
			}
			catch (RuntimeException ex) {
				Refusal refusal = refusal(ex).orElseThrow(() -> ex);
				if (refusal.reason() == Reason.FORBIDDEN && worker + 1 < this.cast.workers().size()) {
					worker++;
				}
				else if (refusal.reason() != Reason.INVALID || attempt > MOST_ATTEMPTS
						|| !fillIn(asked(refusal), form, values)) {
					throw new CannotComplete(task.key(), refusal);
				}
				else if (chosen.isEmpty()) {
					this.always.putIfAbsent(process + "#" + task.key(), asked(refusal));
				}
			}
		}
	}

	/** Who says in triage that the cause is known chooses an improvement. */
	private void attach(Map<String, Object> values) {
		if (values.remove(Variables.KNOWN_CAUSE) != null) {
			this.cast.improvement().ifPresent((number) -> values.put(Variables.IMPROVEMENT_NUMBER, number));
		}
	}

	private void submit(Scene.WaitingStep task, String worker, Map<String, Object> values) {
		this.savepoints.keep(() -> this.cast.as(worker, () -> {
			this.tasks.claim(task.id(), worker);
			this.tasks.complete(task.id(), new HashMap<>(values));
		}));
	}

	private static Set<String> asked(Refusal refusal) {
		return refusal.problems()
			.stream()
			.map(Problem::field)
			.filter(Objects::nonNull)
			.map((field) -> field.replaceAll("[.\\[].*", ""))
			.collect(Collectors.toSet());
	}

	/** Whether there was anything to fill in. */
	private static boolean fillIn(Set<String> asked, OfferedValues form, Map<String, Object> values) {
		boolean filled = false;
		for (String name : asked) {
			List<Object> possible = form.values(name);
			if (!possible.isEmpty() && !values.containsKey(name)) {
				values.put(name, possible.get(0));
				filled = true;
			}
		}
		return filled;
	}

	private OfferedValues form(String process, String task) {
		return this.forms.computeIfAbsent(this.script.form(process, task),
				(key) -> new OfferedValues(
						this.files.form(key).flatMap(ModelFile::form).map(FormModel::fields).orElse(List.of()),
						this.cast, this.clock));
	}

	static Optional<Refusal> refusal(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof Refusal refusal) {
				return Optional.of(refusal);
			}
		}
		return Optional.empty();
	}

	/**
	 * What the task took.
	 *
	 * @param worker which of the workers submitted it
	 */
	private record Accepted(Map<String, Object> values, int worker) {

	}

	/** Nobody can complete the task with its form. */
	static final class CannotComplete extends RuntimeException {

		private final transient Refusal refusal;

		private final String task;

		CannotComplete(String task, Refusal refusal) {
			super(task, refusal);
			this.task = task;
			this.refusal = refusal;
		}

		String task() {
			return this.task;
		}

		Refusal refusal() {
			return this.refusal;
		}

	}

}
