package feedbackloop.models.rehearse;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Processes;

/**
 * How much is rehearsed of a change: the more, the more the change can break.
 *
 * @param keen the processes of which every way is taken; of others only the usual one
 * @param timers whether their timers are fired
 * @param escalation whether somebody is late at each grade
 * @param byGrade whether cases of each grade go the whole way
 * @param letters whether customers who can and who cannot be reached are told everything
 * @param tables the tables that changed
 */
record Scope(Set<String> keen, boolean timers, boolean escalation, boolean byGrade, boolean letters,
		Set<String> tables) {

	private static final Duration FOR_PROCESSES = Duration.ofSeconds(60);

	private static final Duration FOR_TABLES = Duration.ofSeconds(20);

	/** What they say differs for each grade at each task. */
	private static final Set<String> BY_GRADE = Set.of(Decisions.TIME_LIMITS, Decisions.TASK_PRIORITY,
			Decisions.ESCALATION, Decisions.ASSIGNMENT);

	/** By which triage comes to a grade, a way and teams. */
	private static final List<String> OF_TRIAGE = List.of(Decisions.PRIORITY_WEIGHTS, Decisions.GRADE,
			Decisions.FEEDBACK_TYPES, "contributions", "mitigation");

	static Scope of(Collection<ModelFile> changed, Script script) {
		Set<String> keen = new HashSet<>();
		Set<String> tables = keys(changed, Kind.DECISION);
		keen.addAll(keys(changed, Kind.PROCESS));
		keys(changed, Kind.FORM).forEach((form) -> keen.addAll(script.showing(form)));
		if (keen.contains(Processes.CONTRIBUTION)) {
			// Teams are asked from there.
			keen.add(Processes.IMPROVEMENT);
		}
		boolean timers = !keen.isEmpty();
		if (tables.contains("approval")) {
			keen.add(Processes.IMPROVEMENT);
		}
		boolean letters = tables.contains(Decisions.MESSAGE_PLAN) || !keys(changed, Kind.TEXT).isEmpty();
		boolean byGrade = !keys(changed, Kind.CALENDAR).isEmpty() || tables.stream().anyMatch(BY_GRADE::contains);
		byGrade |= keen.contains(Processes.IMPROVEMENT);
		return new Scope(keen, timers, tables.contains(Decisions.ESCALATION), byGrade, letters, tables);
	}

	private static Set<String> keys(Collection<ModelFile> files, Kind kind) {
		return files.stream()
			.filter((file) -> file.kind().filter(kind::equals).isPresent())
			.map(ModelFile::key)
			.collect(Collectors.toSet());
	}

	boolean isKeen(String process) {
		return this.keen.contains(process);
	}

	/** The tables whose every rule a case is brought to. */
	List<String> tablesOfTriage() {
		return Stream.concat(Stream.of(Decisions.ROUTING), OF_TRIAGE.stream().filter(this.tables::contains)).toList();
	}

	/** Beyond that it stops, and says so. */
	Duration longest() {
		return this.timers ? FOR_PROCESSES : FOR_TABLES;
	}

}
