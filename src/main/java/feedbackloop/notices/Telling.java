package feedbackloop.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.deadlines.DigestTimes;
import feedbackloop.deadlines.StaffRoles;
import feedbackloop.deadlines.StaffRoles.Told;
import feedbackloop.feedback.Cases;
import feedbackloop.notices.Choices.Wish;
import feedbackloop.notification.DigestLines;
import feedbackloop.notification.DigestLines.News;
import feedbackloop.notification.Recipient;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.AsSystem;
import feedbackloop.process.StaffEvent;
import feedbackloop.security.SignedIn;
import feedbackloop.teamwork.Absences;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells staff of an event in the transaction in which it happens. The table
 * {@code staffNotices} says whom, and each person may want less. While somebody is
 * absent, the substitute hears of it, too. Nobody hears of it twice, of what they did, or
 * of a complaint about themselves.
 */
@Component
class Telling {

	private final NoticeTable table;

	private final StaffRoles roles;

	private final Choices choices;

	private final StaffNotices notices;

	private final DigestLines digest;

	private final Absences absences;

	private final Cases cases;

	private final DigestTimes times;

	private final AsSystem asSystem;

	private final JdbcClient database;

	private final Clock clock;

	Telling(NoticeTable table, StaffRoles roles, Choices choices, StaffNotices notices, DigestLines digest,
			Absences absences, Cases cases, DigestTimes times, AsSystem asSystem, JdbcClient database, Clock clock) {
		this.table = table;
		this.roles = roles;
		this.choices = choices;
		this.notices = notices;
		this.digest = digest;
		this.absences = absences;
		this.cases = cases;
		this.times = times;
		this.asSystem = asSystem;
		this.database = database;
		this.clock = clock;
	}

	@EventListener
	void on(StaffEvent event) {
		NoticeRule rule = this.table.rule(event.event(), (event.grade() != null) ? event.grade() : grade(event));
		if (rule.how() == How.OFF) {
			return;
		}
		Set<String> heard = new HashSet<>(event.except());
		doer().ifPresent(heard::add);
		List<Told> all = this.roles.of(rule.who(), event.concerned(), event.number());
		all.stream().filter((told) -> told.recipient().isUser()).forEach((told) -> {
			String person = told.recipient().id();
			Stream.concat(Stream.of(person), substitute(person, event))
				.filter(heard::add)
				.forEach((one) -> tell(wish(rule, one, event), told.team(), rule, event));
		});
		List<Told> groups = all.stream().filter((told) -> !told.recipient().isUser()).toList();
		for (Told group : groups) {
			tellGroup(group, rule, event, heard);
			if (groups.size() > 1) {
				heard.addAll(members(group));
			}
		}
	}

	/** Nobody hears of what they did themselves, on whatever way the engine goes on. */
	private Optional<String> doer() {
		return Optional.ofNullable(this.asSystem.currentUser()).or(() -> SignedIn.current().map(SignedIn::userId));
	}

	private Stream<String> substitute(String person, StaffEvent event) {
		return this.absences.substituteOf(person)
			.filter((substitute) -> !this.cases.isHiddenFrom(substitute, event.number()))
			.stream();
	}

	private List<String> members(Told group) {
		return this.database.sql("select user_id_ from act_id_membership where group_id_ = :group")
			.param("group", group.recipient().id())
			.query(String.class)
			.list();
	}

	private Wish wish(NoticeRule rule, String person, StaffEvent event) {
		return rule.isUrgent() ? new Wish(person, How.NOW, null) : this.choices.of(person, event.event());
	}

	private void tell(Wish wish, String team, NoticeRule rule, StaffEvent event) {
		How how = rule.how().orQuieter(wish.how());
		if (how == How.OFF) {
			return;
		}
		Recipient person = Recipient.user(wish.userId());
		if (how == How.DIGEST) {
			this.digest.add(person, team, news(event), Set.of());
		}
		else {
			this.notices.tell(event.number(), event.event(), event.occasion(), person, notBefore(wish, team),
					event.facts(), event.taskId(), Set.of());
		}
	}

	private Instant notBefore(Wish wish, String team) {
		Instant now = this.clock.instant();
		return (wish.quietHours() != null) ? wish.quietHours().notBefore(now, this.times.zone(team)) : now;
	}

	/** Members who want it otherwise, or must not be disturbed now, are told apart. */
	private void tellGroup(Told told, NoticeRule rule, StaffEvent event, Set<String> heard) {
		Set<String> apart = new HashSet<>(heard);
		if (rule.how() == How.DIGEST) {
			this.digest.add(told.recipient(), told.team(), news(event), apart);
			return;
		}
		Instant now = this.clock.instant();
		if (!rule.isUrgent()) {
			this.choices.ofMembers(told.recipient().id(), event.event())
				.stream()
				.filter((wish) -> wish.how() != How.NOW || notBefore(wish, told.team()).isAfter(now))
				.filter((wish) -> apart.add(wish.userId()) && !this.cases.isHiddenFrom(wish.userId(), event.number()))
				.forEach((wish) -> tell(wish, told.team(), rule, event));
		}
		this.notices.tell(event.number(), event.event(), event.occasion(), told.recipient(), now, event.facts(),
				event.taskId(), apart);
	}

	private static News news(StaffEvent event) {
		String task = (event.facts().get("task") instanceof String key) ? key : null;
		return new News(event.number(), event.event(), event.occasion(), task, event.taskId(), null);
	}

	private String grade(StaffEvent event) {
		return this.database
			.sql("""
					select coalesce((select coalesce(grade, case when mark = 'urgent' then mark end) from feedback where number = :number),
					  (select grade from improvement where number = :number), :none)""")
			.param("number", event.number())
			.param("none", NoticeTable.NOT_GRADED)
			.query(String.class)
			.single();
	}

}
