package feedbackloop.models.check;

import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Every error that ends a part is caught around it, else the step before would fail.
 */
class ProcessErrors implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.all("endEvent").filter((end) -> !error(end).isEmpty()).forEach((end) -> {
			List<String> caught = List.of("*", error(end));
			if (around(model, end.parent()).noneMatch(caught::contains)
					&& callers(model, models).noneMatch((error) -> !error.isEmpty())) {
				findings.at(end, "errorUncaught");
			}
		});
	}

	/** What is caught on the level and on those around it. */
	private static Stream<String> around(ProcessModel model, XmlElement level) {
		Stream<String> here = Stream
			.concat(level.children(ProcessModel.BPMN, "subProcess")
				.filter((part) -> part.attribute("triggeredByEvent").equals("true"))
				.flatMap((part) -> part.children(ProcessModel.BPMN, "startEvent")), model.boundary(level))
			.map(ProcessErrors::error);
		return (level == model.process()) ? here : Stream.concat(here, around(model, level.parent()));
	}

	/** What other processes catch where they call this one. */
	private static Stream<String> callers(ProcessModel model, ModelSet models) {
		return models.all(ModelFile.Kind.PROCESS)
			.stream()
			.flatMap((file) -> file.process().stream())
			.flatMap((caller) -> caller.all("callActivity")
				.filter((call) -> call.attribute("calledElement").equals(model.key()))
				.flatMap((call) -> Stream.concat(caller.boundary(call).map(ProcessErrors::error),
						around(caller, call.parent()))));
	}

	/** The error that the event throws or catches; * for any, empty for none. */
	private static String error(XmlElement event) {
		return event.children(ProcessModel.BPMN, "errorEventDefinition")
			.map((error) -> error.attribute("errorRef").isEmpty() ? "*" : error.attribute("errorRef"))
			.findFirst()
			.orElse("");
	}

}
