package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Status;
import feedbackloop.notification.ProgressNews;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.OpenTasks;

import org.springframework.stereotype.Component;

/**
 * How far the work on a case is: the step that is being done, and by when the customer
 * may expect the result. A promise that was broken is not repeated.
 */
@Component
class ProgressFacts {

	/** Of several the first counts: what is done last is not further than that. */
	private static final List<String> STEPS = List.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE, Tasks.CONTRIBUTE,
			Tasks.ANALYSIS, Tasks.PLAN, Tasks.APPROVAL, Tasks.FIX, Tasks.TEST, Tasks.CHECK, Tasks.PILOT, Tasks.RELEASE,
			Tasks.VERIFICATION, Tasks.CLOSURE);

	private static final Set<String> BEFORE_AN_ANSWER = Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE);

	private final OpenTasks tasks;

	private final Promises promises;

	private final Clock clock;

	ProgressFacts(OpenTasks tasks, Promises promises, Clock clock) {
		this.tasks = tasks;
		this.promises = promises;
		this.clock = clock;
	}

	ProgressNews of(Feedback feedback) {
		String step = step(feedback, this.tasks.of(feedback));
		Optional<CustomerPromise> promise = promise(feedback, step);
		return new ProgressNews(step, null, null, promise.map(CustomerPromise::by).orElse(null),
				promise.map(CustomerPromise::stated).orElse(false));
	}

	/**
	 * The step alone, of a case whose open tasks are known.
	 */
	ProgressNews of(Feedback feedback, List<OpenTask> tasks) {
		return new ProgressNews(step(feedback, tasks), null, null, null, false);
	}

	private static String step(Feedback feedback, List<OpenTask> tasks) {
		if (feedback.status() == Status.PLANNED) {
			return Status.PLANNED.key();
		}
		Set<String> open = tasks.stream().map(OpenTask::key).collect(Collectors.toSet());
		return STEPS.stream().filter(open::contains).findFirst().orElse(null);
	}

	/** Before there is an answer that is the next result, else the solution is. */
	private Optional<CustomerPromise> promise(Feedback feedback, String step) {
		Instant now = this.clock.instant();
		boolean planned = feedback.status() == Status.PLANNED;
		List<CustomerPromise> open = this.promises.of(feedback)
			.stream()
			.filter((promise) -> promise.doneAt() == null && promise.by().isAfter(now))
			.filter((promise) -> !planned || promise.stated())
			.toList();
		return open.stream()
			.filter((promise) -> isAnswer(promise) == (step != null && BEFORE_AN_ANSWER.contains(step)
					&& feedback.milestones().firstResponseAt() == null))
			.findFirst();
	}

	private static boolean isAnswer(CustomerPromise promise) {
		return promise.what().equals(CaseClocks.FIRST_RESPONSE);
	}

}
