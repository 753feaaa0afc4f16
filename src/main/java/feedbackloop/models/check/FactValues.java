package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.process.Contract;

/**
 * The values that the facts of a process can have, where the contract says so: choices
 * and yes or no.
 */
final class FactValues {

	private FactValues() {
	}

	static Map<String, List<Object>> of(ProcessModel model) {
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
		return values;
	}

}
