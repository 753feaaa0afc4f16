package feedbackloop.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

	private static final Set<String> OF_ANYBODY = Set.of("assignee", "team", "owner");

	private static final Set<String> OF_MANAGERS = Set.of("manager", "deputy", "managers");

	private final EscalationSettings settings;

	private final JdbcClient database;

	private final Clock clock;

	StaffRoles(EscalationSettings settings, JdbcClient database, Clock clock) {
		this.settings = settings;
		this.database = database;
		this.clock = clock;
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
				person(concerned.assignee(), concerned, number).orElseGet(() -> of("team", concerned, number));
			case "owner" ->
				person(concerned.owner(), concerned, number).orElseGet(() -> of("assignee", concerned, number));
			case "team" -> Stream.ofNullable(concerned.team()).map(Told::group);
			case "lead" -> Stream.of(Told.group(Objects.requireNonNullElse(concerned.lead(), StaffGroup.LEAD.id())));
			case "manager" -> Stream.of(manager(this.settings.dutyManager(), number));
			case "deputy" -> Stream.of(manager(this.settings.deputy(), number));
			case "managers" -> Stream.of(Told.group(MANAGERS));
			default -> Stream.of(Told.group(role));
		};
	}

	/**
	 * What the absent cannot see to now the substitute hears, too; without one the lead.
	 */
	private Optional<Stream<Told>> person(String userId, Concerned concerned, String number) {
		return find(userId, number).map((person) -> {
			Told told = new Told(Recipient.user(userId), concerned.team());
			if (!person.isAbsent()) {
				return Stream.of(told);
			}
			return find(person.substitute(), number).filter((substitute) -> !substitute.isAbsent())
				.map((substitute) -> Stream.of(told, new Told(Recipient.user(person.substitute()), concerned.team())))
				.orElseGet(() -> Stream.concat(Stream.of(told), of("lead", concerned, number)));
		});
	}

	/**
	 * Better all of them than nobody, when the one on duty is not named, gone or absent.
	 */
	private Told manager(String userId, String number) {
		return Optional.of(userId)
			.filter(Predicate.not(String::isBlank))
			.filter((id) -> find(id, number).filter((person) -> !person.isAbsent()).isPresent())
			.map((id) -> new Told(Recipient.user(id), MANAGERS))
			.orElseGet(() -> Told.group(MANAGERS));
	}

	/** Nobody where the account is gone, or the case is about that person. */
	private Optional<Person> find(String userId, String number) {
		return (userId == null) ? Optional.empty()
				: this.database.sql("""
						select a.user_id is not null as absent, a.substitute from act_id_user u
						left join absence a on a.user_id = u.id_ and a.ended_at is null
						  and a.first_day <= :today and a.last_day >= :today
						where u.id_ = :user and who_may_not_see(:number) is distinct from u.id_ limit 1""")
					.param("number", number)
					.param("user", userId)
					.param("today", LocalDate.now(this.clock))
					.query((row, index) -> new Person(row.getBoolean("absent"), row.getString("substitute")))
					.optional();
	}

	/** Who has an account and may hear of the case. */
	private record Person(boolean isAbsent, String substitute) {

	}

	/**
	 * Whether somebody in these teams may be meant by the role, whatever the case.
	 */
	public static boolean mayMean(String role, Collection<String> teams) {
		return OF_ANYBODY.contains(role) || teams.contains(OF_MANAGERS.contains(role) ? MANAGERS : role);
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
