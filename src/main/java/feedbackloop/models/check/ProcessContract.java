package feedbackloop.models.check;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Processes;

/**
 * The user tasks and messages that code, scripts and other models count on stay where
 * they are. What an owner adds beside them is free.
 */
class ProcessContract implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		tasks(model, findings);
		messages(model, findings);
		startedOnce(model, models, findings);
		if (model.key().equals(Processes.MEASURE) && model.process()
			.children(ProcessModel.BPMN, "startEvent")
			.noneMatch((start) -> start.children(ProcessModel.BPMN, "messageEventDefinition", "timerEventDefinition")
				.findAny()
				.isEmpty())) {
			findings.at(model.process(), "plainStartLost");
		}
	}

	private static void tasks(ProcessModel model, Findings findings) {
		Set<String> present = model.userTasks().map(XmlElement::id).collect(Collectors.toSet());
		Contract.tasksOf(model.key())
			.stream()
			.sorted()
			.filter((task) -> !present.contains(task))
			.forEach((task) -> findings.at(task, "taskLost", task));
		model.userTasks()
			.filter((task) -> Contract.tasks().contains(task.id()) && !Contract.mayHave(model.key(), task.id()))
			.forEach((task) -> findings.at(task, "taskElsewhere", task.id()));
	}

	private static void messages(ProcessModel model, Findings findings) {
		Set<String> starting = starting(model).collect(Collectors.toSet());
		Set<String> received = model.all("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask")
			.filter((event) -> event.parent() != model.process() || !event.is(ProcessModel.BPMN, "startEvent"))
			.map(model::message)
			.collect(Collectors.toSet());
		lost(Contract.startedBy(model.key()), starting, findings);
		lost(Contract.receivedBy(model.key()), received, findings);
	}

	private static void lost(Set<String> wanted, Set<String> present, Findings findings) {
		wanted.stream()
			.sorted()
			.filter((message) -> !present.contains(message))
			.forEach((message) -> findings.at(message, "messageLost", message));
	}

	/**
	 * The engine starts one process with a message, and refuses a second that wants it.
	 */
	private static void startedOnce(ProcessModel model, ModelSet models, Findings findings) {
		if (Contract.processes().contains(model.key())) {
			return;
		}
		Set<String> taken = models.all(ModelFile.Kind.PROCESS)
			.stream()
			.map(ModelFile::key)
			.filter((key) -> !key.equals(model.key()))
			.flatMap((key) -> Contract.startingOnly(key).stream())
			.collect(Collectors.toSet());
		starting(model).filter(taken::contains)
			.forEach((message) -> findings.at(model.process(), "messageStartsAnother", message));
	}

	private static Stream<String> starting(ProcessModel model) {
		return model.process()
			.children(ProcessModel.BPMN, "startEvent")
			.map(model::message)
			.filter((message) -> !message.isEmpty());
	}

}
