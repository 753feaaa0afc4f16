package feedbackloop.models.rehearse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Status;
import feedbackloop.models.rehearse.Answering.CannotComplete;
import feedbackloop.models.rehearse.Scene.Message;
import feedbackloop.models.rehearse.Scene.Waiting;
import feedbackloop.models.rehearse.Scene.WaitingStep;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;

/**
 * Takes a case along every way that differs: at each wait one answer after the other,
 * each timer, each message; after each it goes back. Where a case has stood before with
 * the same facts it does not go on again.
 */
class Walk {

	/** What a case that takes the usual way waits for. */
	private static final List<String> USUAL = List.of(Messages.IMPROVEMENT_FINISHED, Messages.CUSTOMER_CONFIRMED,
			Messages.CUSTOMER_REPLIED);

	private final Scope scope;

	private final Script script;

	private final Steps steps;

	private final Scenes scenes;

	private final Answering answering;

	private final Conditions conditions;

	private final Cases cases;

	private final Faults faults;

	private final Happenings happenings;

	private final Set<String> seen = new HashSet<>();

	/** The same, by the elements alone. */
	private final Set<List<String>> stood = new HashSet<>();

	private final Set<String> fired = new HashSet<>();

	/** Where cases ended that may come back. */
	private final Set<Steps.Step> ends = new HashSet<>();

	/** Of each task, what is chosen at it. */
	private final Map<String, List<Map<String, Object>>> choices = new HashMap<>();

	Walk(Scope scope, Script script, Steps steps, Scenes scenes, Answering answering, Conditions conditions,
			Cases cases, Faults faults, Happenings happenings) {
		this.scope = scope;
		this.script = script;
		this.steps = steps;
		this.scenes = scenes;
		this.answering = answering;
		this.conditions = conditions;
		this.cases = cases;
		this.faults = faults;
		this.happenings = happenings;
	}

	/**
	 * Walks on from where the story stands.
	 */
	void goOn(Story story) {
		settle(story);
		Optional<Scene> open = open(story).map(this.scenes::of).flatMap(Optional::stream).findFirst();
		if (open.isEmpty()) {
			end(story);
			return;
		}
		Scene scene = moving(open.get());
		this.stood.add(open.get().elements());
		if (isRight(scene, story) && this.seen.add(open.get().process() + standing(scene) + triage(scene, story))) {
			moves(inFocus(scene), story);
		}
	}

	/** Where a story says what is answered in triage, others may answer otherwise. */
	private static String triage(Scene scene, Story story) {
		boolean isTriage = scene.tasks().stream().anyMatch((task) -> task.key().equals(Tasks.TRIAGE));
		return isTriage ? story.triage().toString() : "";
	}

	/** What runs beside goes on first, so that it is not tried at every place again. */
	private Scene inFocus(Scene scene) {
		Predicate<String> beside = (element) -> this.script.isBeside(scene.process(), element);
		return scene.elements().stream().anyMatch(beside) ? scene.only(beside) : scene;
	}

	/** All that decides how a case goes on from here. */
	private String standing(Scene scene) {
		Asked asked = this.script.asked(scene.process());
		List<String> elements = scene.elements();
		return scene.process() + elements + (this.scope.byGrade() ? grade(scene) : "")
				+ asked.of(scene.facts(), elements)
				+ this.conditions.now(scene.instance(), asked.ofTheRecord(elements));
	}

	/** The improvement comes first: a case that has one waits for it. */
	private Stream<String> open(Story story) {
		String improvement = story.whole() ? this.cases.get(story.caseNumber()).improvementNumber() : null;
		return Stream.concat(
				Stream.ofNullable(improvement)
					.flatMap((number) -> this.scenes.running(Processes.IMPROVEMENT, number).stream()),
				this.scenes.running(Processes.FEEDBACK, story.caseNumber()).stream());
	}

	/** The innermost process that waits for something itself, what runs beside first. */
	private Scene moving(Scene scene) {
		return scene.called()
			.stream()
			.filter((called) -> scene.tasks().isEmpty() || this.script.isBeside(scene.process(), called.element()))
			.findFirst()
			.flatMap((called) -> this.scenes.of(called.instance()))
			.map(this::moving)
			.orElse(scene);
	}

	/** Runs what runs by itself. */
	private void settle(Story story) {
		Optional<Waiting> due;
		do {
			due = open(story).map(this.scenes::due).flatMap(Optional::stream).findFirst();
			due.ifPresent((job) -> {
				this.steps.begin("", job.element());
				this.happenings.run(job);
			});
		}
		while (due.isPresent());
	}

	/** From where something is wrong nobody needs to go on. */
	private boolean isRight(Scene scene, Story story) {
		if (scene.isStuck()) {
			this.faults.stuck(scene, story);
			return false;
		}
		Optional<String> twice = scene.elements()
			.stream()
			.filter((element) -> !this.script.isForSeveral(scene.process(), element))
			.filter((element) -> Collections.frequency(scene.elements(), element) > 1)
			.findFirst();
		twice.ifPresent((element) -> this.faults.twoTokens(scene, element, story));
		return twice.isEmpty();
	}

	private void moves(Scene scene, Story story) {
		boolean isKeen = this.scope.isKeen(scene.process());
		if (!scene.tasks().isEmpty()) {
			answers(scene, scene.tasks().get(0), story, isKeen);
		}
		timers(scene, story, isKeen);
		reminders(scene, story);
		messages(scene, story, isKeen);
	}

	private void answers(Scene scene, WaitingStep task, Story story, boolean isKeen) {
		List<Map<String, Object>> choices = List.of(Map.of());
		if (task.key().equals(Tasks.TRIAGE) && !story.triage().isEmpty()) {
			choices = story.isAtBeginning() ? story.triage() : choices;
		}
		else if (isKeen) {
			choices = differing(scene, task, story);
		}
		List<CannotComplete> refused = new ArrayList<>();
		for (Map<String, Object> chosen : choices) {
			move(scene, task.key(), said(task, chosen), story, () -> answer(scene, task, chosen, refused));
		}
		if (refused.size() == choices.size()) {
			this.faults.cannotComplete(scene, refused.get(0), story);
		}
	}

	private void answer(Scene scene, WaitingStep task, Map<String, Object> chosen, List<CannotComplete> refused) {
		try {
			this.answering.complete(scene.process(), task, chosen);
		}
		catch (CannotComplete ex) {
			refused.add(ex);
			throw ex;
		}
	}

	/**
	 * Of all that can be chosen at a task, one of each sort that leads on in the same
	 * way: each is tried once, up to where the case waits next. When a case comes there
	 * with other facts, what led on before and what conditions ask for is tried again.
	 */
	private List<Map<String, Object>> differing(Scene scene, WaitingStep task, Story story) {
		String known = scene.process() + "#" + task.key();
		Map<String, Map<String, Object>> ways = new LinkedHashMap<>();
		Deque<Map<String, Object>> open = new ArrayDeque<>(
				this.choices.getOrDefault(known, this.answering.texts(scene.process(), task.key())));
		open.addAll(this.answering.choices(scene.process(), task.key()));
		Set<Map<String, Object>> tried = new HashSet<>();
		while (!open.isEmpty()) {
			Map<String, Object> chosen = open.poll();
			if (tried.add(chosen)) {
				this.happenings.takeBack(scene, task.key(), story.then(said(task, chosen)), () -> {
					this.answering.complete(scene.process(), task, chosen);
					open.addAll(this.answering.further(scene.process(), task, chosen));
					settle(story);
					ways.putIfAbsent(this.steps.way() + this.scenes.of(scene.instance()).map(this::standing).orElse(""),
							chosen);
				});
			}
		}
		this.choices.putIfAbsent(known, List.copyOf(ways.values()));
		return ways.isEmpty() ? List.of(Map.of()) : List.copyOf(ways.values());
	}

	private static String said(WaitingStep task, Map<String, Object> chosen) {
		return task.key() + (chosen.isEmpty() ? "" : " " + chosen);
	}

	/** Of a task each once, since they change nothing of how the case goes on. */
	private void timers(Scene scene, Story story, boolean isKeen) {
		int index = 0;
		for (Waiting timer : scene.jobs()) {
			index++;
			boolean decides = isKeen && scene.tasks().isEmpty();
			boolean isNew = isKeen && this.scope.timers() && this.fired.add(scene.process() + timer.element() + index);
			boolean escalates = this.scope.escalation() && this.fired.add(index + grade(scene).toString());
			if (decides || isNew || escalates) {
				move(scene, timer.element(), timer.element(), story, () -> this.happenings.run(timer));
			}
		}
	}

	/**
	 * At each task of each grade, each share of its time that the changed table names.
	 */
	private void reminders(Scene scene, Story story) {
		if (this.scope.escalation()) {
			for (WaitingStep task : scene.tasks()) {
				for (int percent : this.happenings.shares()) {
					if (this.fired.add(task.key() + percent + grade(scene))) {
						move(scene, task.key(), task.key() + " " + percent + " %", story,
								() -> this.happenings.remind(task, percent));
					}
				}
			}
		}
	}

	private static List<Object> grade(Scene scene) {
		return Arrays.asList(scene.facts().get(Variables.GRADE), scene.facts().get(Variables.MARK));
	}

	private void messages(Scene scene, Story story, boolean isKeen) {
		List<Message> waited = scene.messages().stream().filter((message) -> isWorthIt(message, scene)).toList();
		if (!isKeen) {
			boolean waits = scene.tasks().isEmpty() && scene.called().isEmpty();
			waited = waits ? usual(waited).stream().toList() : List.of();
		}
		for (Message message : waited) {
			move(scene, message.element(), message.name(), story, () -> this.happenings.send(message.name(), story));
		}
	}

	/** What starts something beside is tried once, what the process waits for always. */
	private boolean isWorthIt(Message message, Scene scene) {
		return this.happenings.isSent(message.name())
				&& !(message.startsBeside() && this.steps.hasTaken(scene.process(), message.element()));
	}

	private static Optional<Message> usual(List<Message> messages) {
		return USUAL.stream()
			.flatMap((name) -> messages.stream().filter((message) -> message.name().equals(name)))
			.findFirst();
	}

	/** One thing happens, the case goes on from there, and then all of it is undone. */
	private void move(Scene scene, String where, String what, Story story, Runnable happening) {
		Story next = story.then(what);
		this.happenings.takeBack(scene, where, next, () -> {
			happening.run();
			goOn(next);
		});
	}

	/** Nothing of the story runs any more. */
	private void end(Story story) {
		Status status = this.cases.get(story.caseNumber()).status();
		String improvement = this.cases.get(story.caseNumber()).improvementNumber();
		if (!status.isFinal() || story.whole() && improvement != null && this.scenes.isUndecided(improvement)) {
			this.faults.endsOpen(this.steps.last(), story);
		}
		boolean mayComeBack = this.scope.isKeen(Processes.FEEDBACK)
				&& (status == Status.CLOSED || status == Status.DECLINED && isMisjudged(story));
		if (!mayComeBack || !this.ends.add(this.steps.last())) {
			return;
		}
		if (status == Status.DECLINED) {
			again(story, Messages.REINSTATED, () -> this.happenings.send(Messages.REINSTATED, story));
		}
		else if (this.happenings.isReopened()) {
			again(story, Messages.REOPENED, () -> this.happenings.send(Messages.REOPENED, story));
			again(story, Messages.REOPENED, () -> {
				this.scenes.objected(story.caseNumber());
				this.happenings.send(Messages.REOPENED, story);
			});
		}
	}

	/** Where cases have stood before, it goes on as for them. */
	private void again(Story story, String message, Runnable happening) {
		Scene nothing = new Scene("", Processes.FEEDBACK, List.of(), List.of(), List.of(), List.of(), List.of(),
				Map.of());
		Story next = story.then(message);
		this.happenings.takeBack(nothing, message, next, () -> {
			happening.run();
			settle(next);
			Optional<Scene> open = open(next).map(this.scenes::of).flatMap(Optional::stream).findFirst();
			if (open.isEmpty() || !this.stood.contains(open.get().elements())) {
				goOn(next);
			}
		});
	}

	/**
	 * What ended as spam or invalid, and not by a decision about its cause, may come
	 * back.
	 */
	private boolean isMisjudged(Story story) {
		String verdict = this.cases.get(story.caseNumber()).verdict();
		return "spam".equals(verdict) || "invalid".equals(verdict);
	}

	/** How many different places cases have stood in. */
	int places() {
		return this.seen.size();
	}

}
