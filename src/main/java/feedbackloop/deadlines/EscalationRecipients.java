package feedbackloop.deadlines;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.notification.Recipient;
import feedbackloop.process.Directory;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * Who it is that the table {@code escalation} names by a role.
 */
@Component
class EscalationRecipients {

	private static final String MANAGERS = StaffGroup.MANAGER.id();

	private final Directory directory;

	private final EscalationSettings settings;

	EscalationRecipients(Directory directory, EscalationSettings settings) {
		this.directory = directory;
		this.settings = settings;
	}

	/**
	 * Everybody once, in the order of the roles.
	 */
	List<Told> of(List<String> roles, LateTask task) {
		return roles.stream().flatMap((role) -> of(role, task)).distinct().toList();
	}

	private Stream<Told> of(String role, LateTask task) {
		return switch (role) {
			case "assignee" -> (task.assignee() != null)
					? Stream.of(new Told(Recipient.user(task.assignee()), task.team())) : of("team", task);
			case "team" -> Stream.ofNullable(task.team()).map(Told::group);
			case "lead" -> Stream.of(Told.group(task.lead()));
			case "manager" -> Stream.of(manager(this.settings.dutyManager()));
			case "deputy" -> Stream.of(manager(this.settings.deputy()));
			case "managers" -> Stream.of(Told.group(MANAGERS));
			default -> throw new IllegalStateException("The table escalation names " + role
					+ ", which is none of assignee, team, lead, manager, deputy, managers");
		};
	}

	/** Better all of them than nobody, when the one on duty is not named or is gone. */
	private Told manager(String userId) {
		return Stream.of(userId)
			.filter(Predicate.not(String::isBlank))
			.filter(this.directory::isUser)
			.map((id) -> new Told(Recipient.user(id), MANAGERS))
			.findFirst()
			.orElse(Told.group(MANAGERS));
	}

	/**
	 * Somebody who is told.
	 *
	 * @param team whose calendar says when
	 */
	record Told(Recipient recipient, String team) {

		static Told group(String id) {
			return new Told(Recipient.group(id), id);
		}

	}

}
