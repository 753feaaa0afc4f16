package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.DecisionTable;
import feedbackloop.process.FileContract;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.PortalFields;

import org.springframework.stereotype.Component;

/**
 * The files that the application itself starts, asks or sends, whatever the models say:
 * they are changed, and never retired.
 */
@Component
public class NeededByCode {

	private static final Set<String> NAMES = Stream.of(Stream.of("forms/" + PortalFields.MAIN + ".form"),
			Stream.of(Processes.FEEDBACK, Processes.IMPROVEMENT, Processes.MEASURE)
				.map((key) -> "processes/" + key + ".bpmn"),
			Stream
				.of(Decisions.SCREENING, Decisions.FEEDBACK_TYPES, Decisions.PRIORITY_WEIGHTS, Decisions.AFFECTED_SCALE,
						Decisions.GRADE, Decisions.ROUTING, Decisions.TIME_LIMITS, Decisions.MESSAGE_PLAN,
						Decisions.ESCALATION, Decisions.STAFF_NOTICES, Decisions.TASK_PRIORITY, Decisions.ASSIGNMENT,
						Decisions.RETENTION, Decisions.SENSITIVITY, Decisions.CHANNEL_REQUIREMENTS, Decisions.BACKLOG)
				.map(DecisionTable::file))
		.flatMap((names) -> names)
		.collect(Collectors.toUnmodifiableSet());

	private final List<FileContract> contracts;

	NeededByCode(List<FileContract> contracts) {
		this.contracts = contracts;
	}

	public boolean needs(String name) {
		return NAMES.contains(name) || this.contracts.stream().anyMatch((contract) -> contract.needs(name));
	}

}
