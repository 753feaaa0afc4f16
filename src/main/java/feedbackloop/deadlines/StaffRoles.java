package feedbackloop.deadlines;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.notification.Recipient;
import feedbackloop.process.Concerned;
import feedbackloop.process.StaffGroup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who it is that the tables {@code escalation} and {@code staffNotices} name by a role. A
 * word that is no role is the id of a group.
 */
@Component
public class StaffRoles {

	private static final String MANAGERS = StaffGroup.MANAGER.id();

	private final EscalationSettings settings;

	private final JdbcClient database;

	StaffRoles(EscalationSettings settings, JdbcClient database) {
		this.settings = settings;
		this.database = database;
	}

	/**
	 * Everybody once, in the order of the roles. A person who is gone, or whom the case
	 * is about, is as none.
	 * @param number of the case or the improvement
	 */
	public List<Told> of(List<String> roles, Concerned concerned, String number) {
		return roles.stream().flatMap((role) -> of(role, concerned, number)).distinct().toList();
	}

	private Stream<Told> of(String role, Concerned concerned, String number) {
		return switch (role) {
			case "assignee" ->
				person(concerned.assignee(), concerned.team(), number).orElseGet(() -> of("team", concerned, number));
			case "owner" ->
				person(concerned.owner(), concerned.team(), number).orElseGet(() -> of("assignee", concerned, number));
			case "team" -> Stream.ofNullable(concerned.team()).map(Told::group);
			case "lead" -> Stream.of(Told.group(Objects.requireNonNullElse(concerned.lead(), StaffGroup.LEAD.id())));
			case "manager" -> Stream.of(manager(this.settings.dutyManager(), number));
			case "deputy" -> Stream.of(manager(this.settings.deputy(), number));
			case "managers" -> Stream.of(Told.group(MANAGERS));
			default -> Stream.of(Told.group(role));
		};
	}

	private Optional<Stream<Told>> person(String userId, String team, String number) {
		return Optional.ofNullable(userId)
			.filter((id) -> mayHear(id, number))
			.map((id) -> Stream.of(new Told(Recipient.user(id), team)));
	}

	/** Better all of them than nobody, when the one on duty is not named or is gone. */
	private Told manager(String userId, String number) {
		return Optional.of(userId)
			.filter(Predicate.not(String::isBlank))
			.filter((id) -> mayHear(id, number))
			.map((id) -> new Told(Recipient.user(id), MANAGERS))
			.orElseGet(() -> Told.group(MANAGERS));
	}

	private boolean mayHear(String userId, String number) {
		return this.database.sql("""
				select who_may_not_see(:number) is distinct from :user
				  and exists (select from act_id_user where id_ = :user)""")
			.param("number", number)
			.param("user", userId)
			.query(Boolean.class)
			.single();
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
