package feedbackloop.teamwork;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AccountNames;
import feedbackloop.process.AccountNames.Known;
import feedbackloop.teamwork.Handovers.Given;
import feedbackloop.teamwork.Recipients.Member;
import feedbackloop.teamwork.Rights.Standing;
import feedbackloop.teamwork.TaskRow.Colleague;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page what its reader may do about the open tasks beside working on
 * them.
 */
@Component
@Order(30)
class TeamworkPart implements CasePart {

	private final Recipients recipients;

	private final Absences absences;

	private final Handovers handovers;

	private final AccountNames names;

	private final HouseTime time;

	TeamworkPart(Recipients recipients, Absences absences, Handovers handovers, AccountNames names, HouseTime time) {
		this.recipients = recipients;
		this.absences = absences;
		this.handovers = handovers;
		this.names = names;
		this.time = time;
	}

	@Override
	public String name() {
		return "teamwork";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.PEOPLE;
	}

	@Override
	public Content of(CaseLook look) {
		Feedback feedback = look.feedback();
		List<OpenTask> open = look.tasks();
		if (open.isEmpty() && feedback.status().isFinal()) {
			return null;
		}
		Standing reader = Rights.of(look.reader(), look.groups(), feedback);
		Set<String> assignees = open.stream()
			.map(OpenTask::assignee)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		Map<String, List<Member>> members = this.recipients.members(open.stream().filter(reader::mayMove).toList());
		Map<String, String> substitutes = substitutes(assignees, members);
		List<Given> given = open.isEmpty() ? List.of() : this.handovers.of(open.stream().map(OpenTask::id).toList());
		List<TaskRow> rows = open.stream()
			.map((task) -> row(task, feedback, reader, substitutes, members, given))
			.toList();
		boolean mayMove = rows.stream().anyMatch(TaskRow::mayMove);
		return new Content(rows, mayMove ? this.recipients.teams() : List.of(), names(substitutes.values()));
	}

	/** Of members it is known already; most often that is all who are asked about. */
	private Map<String, String> substitutes(Set<String> assignees, Map<String, List<Member>> members) {
		Map<String, String> substitutes = new HashMap<>();
		Set<String> others = new HashSet<>(assignees);
		members.values()
			.stream()
			.flatMap(List::stream)
			.filter((member) -> others.remove(member.userId()))
			.forEach((member) -> {
				if (member.absent()) {
					substitutes.put(member.userId(), member.substitute());
				}
			});
		if (!others.isEmpty()) {
			substitutes.putAll(this.absences.substitutes(others));
		}
		return substitutes;
	}

	private TaskRow row(OpenTask task, Feedback feedback, Standing reader, Map<String, String> substitutes,
			Map<String, List<Member>> members, List<Given> given) {
		Map<String, Set<String>> kept = this.recipients.keptFrom(task);
		boolean mayMove = reader.mayMove(task);
		List<Colleague> colleagues = !mayMove ? List.of() : members.getOrDefault(task.group(), List.of())
			.stream()
			.map(this::colleague)
			.filter((colleague) -> !colleague.userId().equals(task.assignee())
					&& !feedback.isHiddenFrom(colleague.userId()))
			.filter((colleague) -> kept.values().stream().noneMatch((people) -> people.contains(colleague.userId())))
			.sorted(Comparator.comparing(Colleague::absent).thenComparing(Colleague::name))
			.toList();
		String substitute = (task.assignee() != null) ? substitutes.get(task.assignee()) : null;
		OffsetDateTime followUp = this.time.at(task.followUp());
		return new TaskRow(task, followUp, new TreeMap<>(kept), mayMove, reader.isOwn(task), colleagues, substitute,
				reader.userId().equals(substitute), reader.mayRecall(task, given).map(Given::fromTeam).orElse(null));
	}

	/** Hardly ever anybody is absent; then no statement is needed. */
	private Known names(Collection<String> userIds) {
		return userIds.isEmpty() ? new Known(Map.of()) : this.names.of(userIds);
	}

	private Colleague colleague(Member member) {
		String name = this.names.name(member.userId(), member.firstName(), member.lastName());
		return new Colleague(member.userId(), name, member.absent());
	}

	/**
	 * What the part shows.
	 *
	 * @param teams to hand a task over to
	 * @param substitutes what those are called who take somebody's place
	 */
	record Content(List<TaskRow> rows, List<String> teams, Known substitutes) {

	}

}
