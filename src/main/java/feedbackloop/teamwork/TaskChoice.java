package feedbackloop.teamwork;

import java.util.List;
import java.util.function.Function;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * Finds the open task that is meant where something is asked for a case as a whole.
 */
@Component
class TaskChoice {

	private final NamedCases cases;

	private final OpenTasks open;

	TaskChoice(NamedCases cases, OpenTasks open) {
		this.cases = cases;
		this.open = open;
	}

	/**
	 * The open tasks of all these cases.
	 */
	List<OpenTask> all(List<String> numbers) {
		return numbers.stream().map(this.cases::get).flatMap((one) -> this.open.of(one).stream()).toList();
	}

	/**
	 * The first due that the check lets pass.
	 * @param check throws a {@link Refusal} where it cannot be done
	 * @throws Refusal if it can be done with none: what the check said of the first
	 */
	OpenTask first(String number, Function<OpenTask, OpenTask> check) {
		Feedback feedback = this.cases.get(number);
		Refusal refused = null;
		for (OpenTask task : this.open.of(feedback)) {
			try {
				return check.apply(task);
			}
			catch (Refusal refusal) {
				refused = (refused != null) ? refused : refusal;
			}
		}
		throw (refused != null) ? refused : Refusal.tooLate("noOpenTask", number);
	}

}
