package feedbackloop.models.check;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Tasks;

/**
 * Every task of a person has a form, a team, a due date, and a deadline that escalates.
 */
class ProcessUserTasks implements ProcessRule {

	/** Each has a clock, which is called like it. */
	private static final Pattern KEY = Pattern.compile("[A-Za-z]\\w{0,29}");

	/** A group that an expression chooses. */
	private static final Pattern CHOSEN = Pattern.compile("[?:]\\s*'([^']*)'");

	private static final String ESCALATE = "${escalate}";

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.userTasks().forEach((task) -> {
			if (!KEY.matcher(task.id()).matches()) {
				findings.at(task, "taskKey", task.id());
				return;
			}
			form(task, models, findings);
			team(task, models, findings);
			deadline(model, task, findings);
		});
	}

	private static void form(XmlElement task, ModelSet models, Findings findings) {
		String form = ProcessModel.form(task);
		if (form.isEmpty() || models.form(form).isEmpty()) {
			findings.at(task, "formMissing", form.isEmpty() ? task.id() : form);
		}
		else if (Contract.tasks().contains(task.id()) && !form.equals(task.id())) {
			findings.at(task, "formOfAnotherTask", form, task.id());
		}
		else if (Contract.tasks().contains(form) && !form.equals(task.id())) {
			findings.at(task, "formOfAnotherTask", form, task.id());
		}
		if (!task.attribute(ProcessModel.CAMUNDA, "formRefBinding").equals("latest")) {
			findings.at(task, "bindingNotLatest", "formRefBinding");
		}
	}

	private static void team(XmlElement task, ModelSet models, Findings findings) {
		String groups = task.attribute(ProcessModel.CAMUNDA, "candidateGroups");
		if (groups.isBlank()) {
			findings.at(task, "groupMissing", sorted(models));
		}
		named(groups).filter((group) -> !Teams.all(models).contains(group))
			.forEach((group) -> findings.at(task, "groupUnknown", group, sorted(models)));
	}

	/** Those that stand there, or that an expression chooses among. */
	private static Stream<String> named(String groups) {
		return ExpressionText.isExpression(groups) ? CHOSEN.matcher(groups).results().map((group) -> group.group(1))
				: Arrays.stream(groups.split(",")).map(String::strip);
	}

	private static List<String> sorted(ModelSet models) {
		return Teams.all(models).stream().sorted().toList();
	}

	private static void deadline(ProcessModel model, XmlElement task, Findings findings) {
		String due = due(task.id());
		if (!plain(task.attribute(ProcessModel.CAMUNDA, "dueDate")).equals(plain(due))) {
			findings.at(task, "dueDate", due);
		}
		List<XmlElement> deadlines = model.boundary(task)
			.filter((event) -> event.all()
				.anyMatch((time) -> time.is(ProcessModel.BPMN, "timeDate") && plain(time.text()).equals(plain(due))))
			.toList();
		if (deadlines.isEmpty()) {
			findings.at(task, "deadlineMissing", due);
		}
		deadlines.forEach((deadline) -> escalates(model, task, deadline, findings));
	}

	private static void escalates(ProcessModel model, XmlElement task, XmlElement deadline, Findings findings) {
		boolean escalates = model.outgoing(deadline)
			.map((flow) -> model.find(flow.attribute("targetRef")))
			.filter(Objects::nonNull)
			.anyMatch(ProcessUserTasks::escalates);
		if (!escalates) {
			findings.at(deadline, "deadlineDoesNotEscalate");
		}
		String note = plain("${execution.setVariableLocal('overdueTask', '" + task.id() + "')}");
		boolean named = atStart(deadline).anyMatch((listener) -> plain(listener.attribute("expression")).equals(note));
		if (!named) {
			findings.at(deadline, "deadlineNamesNoTask",
					"${execution.setVariableLocal('overdueTask', '" + task.id() + "')}");
		}
		boolean interrupts = !deadline.attribute("cancelActivity").equals("false");
		// Only the round of contributions ends at its limit: a silent team holds up
		// nobody.
		if (interrupts && Contract.tasks().contains(task.id()) && !task.id().equals(Tasks.CONTRIBUTE)) {
			findings.at(deadline, "deadlineInterrupts");
		}
	}

	/** As an event does, or as a step did before. */
	private static boolean escalates(XmlElement node) {
		return node.attribute(ProcessModel.CAMUNDA, "delegateExpression").equals(ESCALATE)
				|| atStart(node).anyMatch((listener) -> listener.attribute("delegateExpression").equals(ESCALATE));
	}

	private static Stream<XmlElement> atStart(XmlElement node) {
		return ProcessModel.extensions(node, "executionListener")
			.filter((listener) -> listener.attribute("event").equals("start"));
	}

	private static String due(String task) {
		return "${deadlines.due(execution, '" + task + "')}";
	}

	/** Without what makes no difference: spaces and the kind of quotes. */
	private static String plain(String expression) {
		return expression.replaceAll("\\s", "").replace('"', '\'');
	}

}
