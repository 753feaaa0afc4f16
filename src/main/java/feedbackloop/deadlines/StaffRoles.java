package feedbackloop.deadlines;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.notification.Recipient;
import feedbackloop.process.Concerned;
import feedbackloop.process.Directory;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * Who it is that the tables {@code escalation} and {@code staffNotices} name by a role. A
 * word that is no role is the id of a group.
 */
@Component
public class StaffRoles {

	private static final String MANAGERS = StaffGroup.MANAGER.id();

	private final Directory directory;

	private final EscalationSettings settings;

	StaffRoles(Directory directory, EscalationSettings settings) {
		this.directory = directory;
		this.settings = settings;
	}

	/**
	 * Everybody once, in the order of the roles.
	 */
	public List<Told> of(List<String> roles, Concerned concerned) {
		return roles.stream().flatMap((role) -> of(role, concerned)).distinct().toList();
	}

	private Stream<Told> of(String role, Concerned concerned) {
		return switch (role) {
			case "assignee" -> person(concerned.assignee(), concerned).orElseGet(() -> of("team", concerned));
			case "owner" -> person(concerned.owner(), concerned).orElseGet(() -> of("assignee", concerned));
			case "team" -> Stream.ofNullable(concerned.team()).map(Told::group);
			case "lead" -> Stream.of(Told.group(Objects.requireNonNullElse(concerned.lead(), StaffGroup.LEAD.id())));
			case "manager" -> Stream.of(manager(this.settings.dutyManager()));
			case "deputy" -> Stream.of(manager(this.settings.deputy()));
			case "managers" -> Stream.of(Told.group(MANAGERS));
			default -> Stream.of(Told.group(role));
		};
	}

	private static Optional<Stream<Told>> person(String userId, Concerned concerned) {
		return Optional.ofNullable(userId).map((id) -> Stream.of(new Told(Recipient.user(id), concerned.team())));
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
	 * @param team whose calendar says when, or null
	 */
	public record Told(Recipient recipient, String team) {

		static Told group(String id) {
			return new Told(Recipient.group(id), id);
		}

	}

}
