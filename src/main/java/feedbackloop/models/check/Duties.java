package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Status;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;

/**
 * What each process owes. Measures start only after approval, and closure comes only
 * after verification. A change of the system counts as landed only after a test and a
 * release. The customer is told before the end.
 *
 * @param marks what counts as done, and until when
 * @param facts what these marks ask for
 * @param before what must be done before a step
 * @param end what must be done before the end of a case
 */
record Duties(List<DutyMark> marks, Set<String> facts, List<Duty> before, List<Duty> end) {

	private static final String APPROVAL = "approval";

	private static final String APPROVER = "approver";

	private static final Map<String, Duties> ALL = Map.of(Processes.MEASURE, measure(), Processes.IMPROVEMENT,
			improvement(), Processes.FEEDBACK, feedback());

	/**
	 * None for a process that an owner added.
	 */
	static Duties of(String process) {
		return ALL.getOrDefault(process, new Duties(List.of(), Set.of(), List.of(), List.of()));
	}

	private static Duties measure() {
		Predicate<XmlElement> landed = calls("measureLanded");
		Predicate<XmlElement> gate = (node) -> ProcessModel.table(node).equals(Decisions.MEASURE_KINDS);
		Set<String> sinceFix = Set.of("tested", "checked", "piloted", "released", "landed");
		List<DutyMark> marks = List.of(
				done(runs("loadMeasure"), (known) -> known.is(Variables.NEEDS_PILOT, true), "needsPilot"),
				done(runs("loadMeasure"), (known) -> known.is(Variables.LANDING, MeasureLanding.SYSTEM), "ofSystem"),
				done(gate, "gated"), done(gate, (known) -> known.is(Variables.CHECK, "test"), "system"),
				done(gate, (known) -> !known.is(Variables.CHECK, "test"), "read"), undone(task(Tasks.FIX), sinceFix),
				done(task(Tasks.FIX), "fixed"),
				done(task(Tasks.FIX), (known) -> known.done().contains("ofSystem") && !known.done().contains("gated"),
						"system"),
				undone(task(Tasks.CHECK), Set.of("checked")),
				done(task(Tasks.CHECK), (known) -> known.is("checkPassed", true), "checked"),
				undone(task(Tasks.TEST), Set.of("tested")),
				done(task(Tasks.TEST), (known) -> known.is("testPassed", true), "tested"),
				undone(task(Tasks.PILOT), Set.of("piloted")),
				done(task(Tasks.PILOT), (known) -> known.is("pilotPassed", true), "piloted"),
				undone(task(Tasks.RELEASE), Set.of("released")),
				done(task(Tasks.RELEASE), (known) -> known.is("released", true), "released"),
				done(step("measureLanded"), "landed"));
		return new Duties(marks,
				Set.of(Variables.NEEDS_PILOT, Variables.LANDING, Variables.CHECK, "testPassed", "checkPassed",
						"pilotPassed", "released"),
				List.of(new Duty(landed, "fixed", "fixSkipped"), new Duty(landed, "system", "tested", "testSkipped"),
						new Duty(landed, "system", "released", "releaseSkipped"),
						new Duty(landed, "read", "checked", "checkSkipped"),
						new Duty(task(Tasks.RELEASE), "tested", "testSkipped"),
						new Duty(task(Tasks.RELEASE), "needsPilot", "piloted", "pilotSkipped")),
				List.of(new Duty((end) -> true, "landed", "landingSkipped")));
	}

	private static Duties improvement() {
		Predicate<XmlElement> start = (node) -> node.attribute("calledElement").equals(Processes.MEASURE);
		Predicate<XmlElement> decision = (node) -> ProcessModel.table(node).equals(APPROVAL);
		Predicate<XmlElement> plan = task(Tasks.PLAN).or(task(Tasks.ANALYSIS));
		Predicate<XmlElement> told = step("tellCase");
		List<DutyMark> marks = List.of(undone(plan, Set.of("asked", "approved")),
				undone(decision, Set.of("asked", "approved")), done(decision, "asked"),
				done(decision, (known) -> known.is(APPROVER, "none"), "approved"),
				undone(task(Tasks.APPROVAL), Set.of("approved")),
				done(task(Tasks.APPROVAL), (known) -> known.done().contains("asked") && known.is("approved", true),
						"approved"),
				undone(start.or(task(Tasks.VERIFICATION)), Set.of("verified", "told")),
				done(task(Tasks.VERIFICATION), (known) -> known.is("verificationPassed", true), "verified"),
				done(told, "told"));
		return new Duties(marks, Set.of(APPROVER, "approved", "verificationPassed"),
				List.of(new Duty(start, "approved", "approvalSkipped"),
						new Duty(calls("declineImprovement"), "approved", "approvalSkipped"),
						new Duty(calls("landImprovement"), "verified", "verificationSkipped"),
						new Duty(task(Tasks.CLOSURE), "verified", "verificationSkipped"),
						new Duty(task(Tasks.CLOSURE), "told", "customerNotTold")),
				List.of(new Duty((end) -> true, "told", "customerNotTold")));
	}

	private static Duties feedback() {
		Set<String> over = Stream.of(Status.values())
			.filter(Status::isFinal)
			.map(Status::key)
			.collect(Collectors.toSet());
		Predicate<XmlElement> told = step("notifyCustomer");
		Predicate<XmlElement> last = told.and((node) -> over.contains(ProcessModel.property(node, "status")));
		return new Duties(
				List.of(undone((node) -> !ProcessModel.property(node, "status").isEmpty(), Set.of("told")),
						done(last, "told")),
				Set.of(), List.of(), List.of(new Duty((end) -> true, "told", "customerNotTold")));
	}

	private static DutyMark done(Predicate<XmlElement> step, String mark) {
		return done(step, (known) -> true, mark);
	}

	private static DutyMark done(Predicate<XmlElement> step, Predicate<Known> when, String mark) {
		return new DutyMark(step, when, Set.of(mark), Set.of());
	}

	private static DutyMark undone(Predicate<XmlElement> step, Set<String> marks) {
		return new DutyMark(step, (known) -> true, Set.of(), marks);
	}

	private static Predicate<XmlElement> task(String key) {
		return (node) -> node.is(ProcessModel.BPMN, "userTask") && node.id().equals(key);
	}

	/** A step of the system whose work it is. */
	private static Predicate<XmlElement> step(String bean) {
		return (node) -> node.is(ProcessModel.BPMN, "serviceTask", "sendTask")
				&& node.attribute(ProcessModel.CAMUNDA, "delegateExpression").equals("${" + bean + "}");
	}

	/** A step with such a listener. */
	private static Predicate<XmlElement> runs(String bean) {
		return (node) -> ProcessModel.extensions(node, "executionListener")
			.anyMatch((listener) -> listener.attribute("event").equals("start")
					&& listener.attribute("delegateExpression").equals("${" + bean + "}"));
	}

	/** Wherever the step or what belongs to it names the bean. */
	private static Predicate<XmlElement> calls(String bean) {
		Pattern name = Pattern.compile("\\b" + bean + "\\b");
		return (node) -> ProcessModel.own(node)
			.anyMatch((element) -> name.matcher(element.text()).find() || element.attributes()
				.entrySet()
				.stream()
				.anyMatch((attribute) -> attribute.getKey().getLocalPart().endsWith("xpression")
						&& name.matcher(attribute.getValue()).find()));
	}

	/**
	 * What must be done at a step.
	 *
	 * @param where at which steps
	 * @param when a mark without which it does not matter, if there is one
	 * @param needed the mark that must be there
	 * @param code of the finding
	 */
	record Duty(Predicate<XmlElement> where, Optional<String> when, String needed, String code) {

		private Duty(Predicate<XmlElement> where, String needed, String code) {
			this(where, Optional.empty(), needed, code);
		}

		private Duty(Predicate<XmlElement> where, String when, String needed, String code) {
			this(where, Optional.of(when), needed, code);
		}

		/** Whether some may do without it, by a rule of the process's owner. */
		boolean mayBeLeft() {
			return this.needed.equals("piloted");
		}

		boolean isOwed(Set<String> done) {
			return this.when.map(done::contains).orElse(true);
		}

		boolean isBroken(Set<String> done) {
			return isOwed(done) && !done.contains(this.needed);
		}

	}

}
