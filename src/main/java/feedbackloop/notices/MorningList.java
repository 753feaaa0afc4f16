package feedbackloop.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.consolidation.DayInWords;
import feedbackloop.process.Concerned;
import feedbackloop.deadlines.DigestTimes;
import feedbackloop.deadlines.StaffRoles;
import feedbackloop.deadlines.StaffRoles.Told;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.Keys.Notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whoever is in charge what all channels brought: one mail on the morning of each
 * working day, at the hour of the digest. The table {@code staffNotices} says to whom.
 * Any number of nodes may try: a lock of the database lets one of them do it.
 */
@Component
class MorningList {

	private static final long LOCK = 0x6d6f726e696e67L;

	private final NoticeTable table;

	private final StaffRoles roles;

	private final Choices choices;

	private final DayInWords day;

	private final StaffNotices notices;

	private final DigestTimes times;

	private final JdbcClient database;

	MorningList(NoticeTable table, StaffRoles roles, Choices choices, DayInWords day, StaffNotices notices,
			DigestTimes times, JdbcClient database) {
		this.table = table;
		this.roles = roles;
		this.choices = choices;
		this.day = day;
		this.notices = notices;
		this.times = times;
		this.database = database;
	}

	/**
	 * Writes today's mails if they are due and were not written yet.
	 */
	@Transactional
	public void send() {
		LocalDate today = this.times.today();
		if (this.times.dueToday(null).isEmpty() || !isLeader() || this.notices.hasToldOfDay(today)) {
			return;
		}
		NoticeRule rule = this.table.rule(Notices.CONSOLIDATION, NoticeTable.NOT_GRADED);
		if (rule.how() != How.OFF) {
			people(rule).filter((person) -> this.choices.of(person, Notices.CONSOLIDATION).how() != How.OFF)
				.forEach((person) -> this.notices.tellOfDay(today, person, this.day.of(person)::in));
		}
	}

	private boolean isLeader() {
		return this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
	}

	/** Each once, in whichever of the groups they are. */
	private Stream<String> people(NoticeRule rule) {
		List<Told> told = this.roles.of(rule.who(), Concerned.nobody(), "");
		return told.stream()
			.map(Told::recipient)
			.flatMap((one) -> one.isUser() ? Stream.of(one.id()) : members(one.id()))
			.distinct();
	}

	private Stream<String> members(String group) {
		return this.database.sql("select user_id_ from act_id_membership where group_id_ = :group order by user_id_")
			.param("group", group)
			.query(String.class)
			.list()
			.stream();
	}

}
