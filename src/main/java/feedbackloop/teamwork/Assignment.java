package feedbackloop.teamwork;

import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.TableEngine.Ruling;
import feedbackloop.process.TaskOpened;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives a new task to a person where the table {@code assignment} says so and somebody
 * comes into question. The others wait in the queue of their team. Who gets a task may
 * give it back; it is given by rule only once.
 */
@Component
class Assignment {

	private static final String NOBODY = "nobody";

	private static final String SAME_AS_BEFORE = "sameAsBefore";

	private final DecisionTables tables;

	private final ModelFiles files;

	private final Candidates candidates;

	private final Timeline timeline;

	Assignment(DecisionTables tables, ModelFiles files, Candidates candidates, Timeline timeline) {
		this.tables = tables;
		this.files = files;
		this.candidates = candidates;
		this.timeline = timeline;
	}

	@EventListener
	void on(TaskOpened opened) {
		NewTask task = NewTask.of(opened.task());
		if (task.team() == null || opened.task().getAssignee() != null) {
			return;
		}
		Ruling unknown = rule(task, false);
		Ruling known = rule(task, true);
		if (isNobody(unknown) && isNobody(known) || this.files.areRehearsed()) {
			return;
		}
		boolean mattersWhoIsKnown = !known.equals(unknown) || how(known).equals(SAME_AS_BEFORE);
		Optional<String> acquainted = mattersWhoIsKnown ? this.candidates.acquainted(task) : Optional.empty();
		Ruling ruling = acquainted.isPresent() ? known : unknown;
		if (isNobody(ruling)) {
			return;
		}
		// Asked once more where the history of the process keeps it.
		this.tables.evaluate(Decisions.ASSIGNMENT, task.facts(acquainted.isPresent()));
		chosen(how(ruling), task, acquainted).ifPresent((person) -> {
			opened.task().setAssignee(person);
			give(task, person, ruling.rule());
		});
	}

	private Optional<String> chosen(String how, NewTask task, Optional<String> acquainted) {
		return switch (how) {
			case "leastBusy" -> this.candidates.leastBusy(task);
			case "roundRobin" -> this.candidates.longestWithout(task);
			case "named" -> this.candidates.named(task);
			default -> acquainted;
		};
	}

	private void give(NewTask task, String person, int rule) {
		this.candidates.given(task, person);
		String number = BusinessKey.number(task.of());
		this.timeline.note(number, Timeline.SYSTEM, "assignedByRule",
				Map.of("colleague", person, "rule", String.valueOf(rule), "task", task.key()));
	}

	private Ruling rule(NewTask task, boolean knownPerson) {
		return this.tables.rule(Decisions.ASSIGNMENT, task.facts(knownPerson));
	}

	private static boolean isNobody(Ruling ruling) {
		return how(ruling).equals(NOBODY);
	}

	private static String how(Ruling ruling) {
		return ruling.outputs().get("how").toString();
	}

}
