package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Contract;

/**
 * The values that the facts of a process can have, where the contract or a form says so:
 * choices and yes or no.
 */
final class FactValues {

	private FactValues() {
	}

	static Map<String, List<Object>> of(ProcessModel model, ModelSet models) {
		Map<String, List<Object>> values = new TreeMap<>();
		Contract.tasksOf(model.key())
			.stream()
			.flatMap((task) -> Contract.answersOf(task).stream())
			.filter(Contract.Answer::fact)
			.forEach((answer) -> {
				if (answer.shape() == Contract.Shape.CHOICE) {
					values.put(answer.name(), new ArrayList<>(answer.choices()));
				}
				if (answer.shape() == Contract.Shape.FLAG) {
					values.put(answer.name(), List.of(true, false));
				}
			});
		FormFacts facts = FormFacts.of(model, models);
		facts.names()
			.stream()
			.flatMap((name) -> facts.find(name).stream())
			.filter((field) -> !facts.values(field).isEmpty())
			.forEach((field) -> values.put(field.name(), facts.values(field)));
		return values;
	}

}
