package feedbackloop.notices;

import java.time.LocalDate;
import java.util.List;

import feedbackloop.consolidation.DayInWords;
import feedbackloop.deadlines.DigestTimes;
import feedbackloop.figures.TargetWatch;
import feedbackloop.figures.TargetWatch.Worse;
import feedbackloop.figures.TargetsInWords;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.Keys.Notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What whoever is in charge is told on the morning of each working day, at the hour of
 * the digest: what all channels brought, and which figures came to miss their target. The
 * table {@code staffNotices} says who that is. Any number of nodes may try: a lock of the
 * database lets one of them do it.
 */
@Component
class MorningList {

	private static final long LOCK = 0x6d6f726e696e67L;

	private final Hearers hearers;

	private final DayInWords day;

	private final TargetWatch targets;

	private final TargetsInWords missed;

	private final StaffNotices notices;

	private final DigestTimes times;

	private final JdbcClient database;

	MorningList(Hearers hearers, DayInWords day, TargetWatch targets, TargetsInWords missed, StaffNotices notices,
			DigestTimes times, JdbcClient database) {
		this.hearers = hearers;
		this.day = day;
		this.targets = targets;
		this.missed = missed;
		this.notices = notices;
		this.times = times;
		this.database = database;
	}

	/**
	 * Writes today's mails of what all channels brought, if they are due and were not
	 * written yet.
	 */
	@Transactional
	public void send() {
		LocalDate today = this.times.today();
		if (this.times.dueToday(null).isEmpty() || !isLeader()
				|| this.notices.hasToldOfDay(Notices.CONSOLIDATION, today)) {
			return;
		}
		this.hearers.of(Notices.CONSOLIDATION)
			.forEach((person) -> this.notices.tellOfDay(Notices.CONSOLIDATION, today, person, "/intake/day",
					this.day.of(person)::in));
	}

	/**
	 * Looks at the figures once a day. That one became worse is told once, and again only
	 * after it was better.
	 */
	@Transactional
	public void sendMissedTargets() {
		LocalDate today = this.times.today();
		if (this.times.dueToday(null).isEmpty() || !isLeader()) {
			return;
		}
		List<Worse> worse = this.targets.look(today);
		if (!worse.isEmpty()) {
			this.hearers.of(Notices.TARGETS_MISSED)
				.forEach((person) -> this.missed.of(worse, person)
					.ifPresent((lines) -> this.notices.tellOfDay(Notices.TARGETS_MISSED, today, person, "/insights",
							lines)));
		}
	}

	private boolean isLeader() {
		return this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
	}

}
