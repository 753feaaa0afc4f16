package feedbackloop.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import feedbackloop.feedback.Timeline;
import feedbackloop.person.DueCases.Due;
import feedbackloop.person.ErasureList.Entry;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.MeTooKeeping;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases what is kept of ended cases once its time is over, by the live table
 * {@code retention}. By models from before that have none, nothing goes.
 */
@Component
class Retention {

	static final Duration AHEAD = Duration.ofDays(30);

	private static final String REASON = "保存期限已到 / Its keeping time is over";

	private final DecisionTables tables;

	private final DueCases cases;

	private final ErasedTables erased;

	private final Erasures erasures;

	private final MeTooKeeping meToos;

	private final Timeline timeline;

	private final JdbcClient database;

	private final Clock clock;

	Retention(DecisionTables tables, DueCases cases, ErasedTables erased, Erasures erasures, MeTooKeeping meToos,
			Timeline timeline, JdbcClient database, Clock clock) {
		this.tables = tables;
		this.cases = cases;
		this.erased = erased;
		this.erasures = erasures;
		this.meToos = meToos;
		this.timeline = timeline;
		this.database = database;
		this.clock = clock;
	}

	/** By the table that is live. */
	KeepingTimes times() {
		if (!this.tables.live().containsKey(Decisions.RETENTION)) {
			return new KeepingTimes(Map.of());
		}
		return KeepingTimes.of((facts) -> this.tables.lookUpIfAny(Decisions.RETENTION, facts));
	}

	/** What goes at the next run, and what within thirty days. */
	List<Ahead> ahead(KeepingTimes times) {
		Instant now = this.clock.instant();
		List<Ahead> ahead = new ArrayList<>();
		for (Kept what : Kept.values()) {
			ahead.add(new Ahead(what.key(), this.cases.count(what, times, now),
					this.cases.count(what, times, now.plus(AHEAD))));
		}
		return ahead;
	}

	/** The next cases of which that is due, which are not looked at for longer. */
	List<Due> next(Kept what, long after, int most) {
		return this.cases.next(what, times(), this.clock.instant(), after, most);
	}

	/**
	 * Erases that of these cases, in the caller's transaction. One that must be kept or
	 * came back meanwhile stays.
	 */
	void erase(Kept what, List<Due> found) {
		this.erasures.lock(whose(found));
		List<Due> due = this.cases.still(what, times(), this.clock.instant(), found);
		if (due.isEmpty()) {
			return;
		}
		Whose whose = whose(due);
		if (what == Kept.TEXT) {
			Entry entry = new Entry(UUID.randomUUID(), this.clock.instant(), Timeline.SYSTEM,
					due.stream()
						.map((one) -> new ErasureList.Case(one.number(), one.recordedAt().toInstant()))
						.toList());
			this.erasures.keep(entry, REASON);
			this.erasures.listAfterCommit(entry);
			this.erased.erase(whose, null);
		}
		else {
			this.erased.erase(whose, null, Set.of(what));
		}
		whose.cases()
			.forEach((number) -> this.timeline.note(number, Timeline.SYSTEM, "keptLongEnough." + what.key(), Map.of()));
	}

	/**
	 * Erases the contact of whoever only wanted to be told of a known problem. The time
	 * counts from when that was done, or asked and never confirmed. Where it could not be
	 * told, it counts from the end of the improvement.
	 */
	void forgetMeToos() {
		this.meToos.time().ifPresent((time) -> {
			List<Long> contacts = this.database
				.sql("""
						select c.id from me_too m join contact c on c.id = m.contact_id
						left join improvement i on i.number = m.improvement_number
						where length(c.data_key) > 0 and coalesce(m.told_at, case when m.confirmed_at is null then m.asked_at
						  else greatest(i.finished_at, m.confirmed_at) end) < :before
						and (m.told_at is not null or m.confirmed_at is null or i.state <> 'open')
						order by c.id limit 1000 for update of c""")
				.param("before", this.clock.instant().minus(time).atOffset(ZoneOffset.UTC))
				.query(Long.class)
				.list();
			if (!contacts.isEmpty()) {
				this.erased.erase(new Whose(List.of(), contacts, List.of(), List.of()), null);
			}
		});
	}

	private static Whose whose(List<Due> due) {
		return new Whose(due.stream().map(Due::number).toList(), due.stream().map(Due::contact).toList(), List.of(),
				List.of());
	}

	/**
	 * What goes.
	 *
	 * @param now at the next run
	 * @param soon within thirty days, with those
	 */
	record Ahead(String what, int now, int soon) {

	}

}
