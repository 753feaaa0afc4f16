package feedbackloop.models.rehearse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.models.rehearse.Answering.CannotComplete;
import feedbackloop.models.rehearse.Scene.WaitingStep;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;

/**
 * Takes a case of a rehearsal to its improvement, which others may join.
 */
class Opening {

	private final Scenes scenes;

	private final Answering answering;

	private final Savepoints savepoints;

	private final Cases cases;

	Opening(Scenes scenes, Answering answering, Savepoints savepoints, Cases cases) {
		this.scenes = scenes;
		this.answering = answering;
		this.savepoints = savepoints;
		this.cases = cases;
	}

	/**
	 * Answers the triage of a case in the first of these ways that opens an improvement,
	 * and leaves it so; nothing if none does, or the case waits elsewhere.
	 */
	void openImprovement(String caseNumber, List<Map<String, Object>> triages) {
		Scene scene = this.scenes.running(Processes.FEEDBACK, caseNumber).flatMap(this.scenes::of).orElse(null);
		Optional<WaitingStep> triage = Stream.ofNullable(scene)
			.flatMap((any) -> any.tasks().stream())
			.filter((task) -> task.key().equals(Tasks.TRIAGE))
			.findFirst();
		triage.ifPresent((task) -> triages.stream()
			.filter((chosen) -> opensImprovement(scene, task, chosen, caseNumber))
			.findFirst());
	}

	private boolean opensImprovement(Scene scene, WaitingStep task, Map<String, Object> chosen, String caseNumber) {
		try {
			this.savepoints.keep(() -> {
				this.answering.complete(scene.process(), task, chosen);
				if (this.cases.get(caseNumber).improvementNumber() == null) {
					throw new NoImprovement();
				}
			});
			return true;
		}
		catch (NoImprovement | CannotComplete ex) {
			return false;
		}
	}

	private static final class NoImprovement extends RuntimeException {

	}

}
