package feedbackloop.suggestions;

import java.util.List;

import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.TaskDesk;
import feedbackloop.process.TaskDesk.Work;

import org.springframework.stereotype.Service;

/**
 * Suggests fields of triage by what staff decided about the most similar past cases. It
 * suggests only for fields where that was right often enough.
 */
@Service
public class Suggestions {

	private final TaskDesk desk;

	private final DecidedCases cases;

	private final Trials trials;

	private final SuggestionSettings settings;

	Suggestions(TaskDesk desk, DecidedCases cases, Trials trials, SuggestionSettings settings) {
		this.desk = desk;
		this.cases = cases;
		this.trials = trials;
		this.settings = settings;
	}

	/**
	 * What is suggested for that task; nothing for any but triage. Only cases that the
	 * person may see are asked.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	public List<Suggestion> at(String taskId, String userId) {
		Work work = this.desk.workOn(taskId, userId);
		List<Suggested> fields = Tasks.TRIAGE.equals(work.key()) ? goodOnes(work.number()) : List.of();
		if (fields.isEmpty()) {
			return List.of();
		}
		List<DecidedCase> similar = this.cases.like(work.number(), userId);
		return fields.stream()
			.flatMap((field) -> Vote.on(field, similar, this.settings.agreement())
				.map((vote) -> new Suggestion(field.field(), vote.value(), vote.cases(), vote.compared()))
				.stream())
			.toList();
	}

	/** Of which product a customer speaks, the customer knows best. */
	private List<Suggested> goodOnes(String number) {
		return this.trials.accuracy()
			.stream()
			.filter(this.trials::isGoodEnough)
			.map(Accuracy::field)
			.filter((field) -> field != Suggested.PRODUCT || !this.cases.namesItsProduct(number))
			.toList();
	}

}
