package feedbackloop.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.Refusal;

/**
 * What is measured. Each counts cases, or measures or overrides of a case, at a time,
 * with a value. The sentences {@code figure.<key>} and {@code figure.<key>.how} say what
 * it is and how it is reckoned.
 */
public enum Figure {

	/** Cases that came in, duplicates left out. */
	RECEIVED("received", Unit.COUNT, "received_at", "1", "not duplicate"),

	/** Cases that were closed with a result. */
	CLOSED("closed", Unit.COUNT, "closed_at", "1", Figure.COUNTED),

	/** Working time from the receipt to the first response of a person. */
	FIRST_RESPONSE("firstResponse", Unit.TIME, "first_response_at", "response_seconds", Figure.COUNTED),

	/** Working time from the receipt to the solution, less that waited for customers. */
	RESOLUTION("resolution", Unit.TIME, "resolved_at", "resolution_seconds",
			Figure.COUNTED + " and resolution_seconds is not null"),

	/** Share of the solved that the first response solved for good. */
	FIRST_CONTACT("firstContact", Unit.SHARE, "resolved_at",
			"(first_contact and coalesce(least(disputed_at, reopened_at) >= resolved_at + interval '7 days', true))::int",
			Figure.COUNTED),

	/** Share of the valid whose cause was removed already, or that came again. */
	REPEAT("repeat", Unit.SHARE, "received_at", "repeated::int", "(duplicate or verdict = 'valid')"),

	/** What customers thought, 1 to 5. */
	SATISFACTION("satisfaction", Unit.SCORE, "rated_at", "score", Figure.COUNTED),

	/** Customers behind the cases that came in. */
	AFFECTED("affected", Unit.SUM, "received_at", "customers", Figure.COUNTED),

	/** Share of the measures due that landed by their first planned day. */
	LANDING("landing", Unit.SHARE, Source.MEASURES),

	/** Share of the effect checks that found the cause gone. */
	WORKED("worked", Unit.SHARE, Source.EFFECT_CHECKS),

	/** Share of what was screened that was called invalid or spam. */
	INVALID_SHARE("invalidShare", Unit.SHARE, "received_at", "(verdict in ('invalid', 'spam'))::int",
			"not duplicate and verdict in ('valid', 'invalid', 'spam')"),

	/** Share of the solved that the customer opened again after closure. */
	REOPENED("reopened", Unit.SHARE, "resolved_at", "(reopened_at is not null)::int", Figure.COUNTED),

	/** Share of the solved whose solution the customer disputed. */
	DISPUTED("disputed", Unit.SHARE, "resolved_at", "(disputed_at is not null)::int", Figure.COUNTED),

	/** Tasks that a manager completed against the rules, with a reason. */
	OVERRIDES("overrides", Unit.COUNT, Source.OVERRIDES),

	/** Share of first responses due that came in time. */
	FIRST_RESPONSE_KEPT("firstResponseKept", Unit.SHARE, "response_due", "response_kept::int", Figure.COUNTED),

	/** Share of solutions due that came in time. */
	RESOLUTION_KEPT("resolutionKept", Unit.SHARE, "resolution_due", "resolution_kept::int", Figure.COUNTED),

	/** Share of the cases whose promised solution we put off. */
	PROMISES_MOVED("promisesMoved", Unit.SHARE, "received_at", "promise_moved::int",
			Figure.COUNTED + " and resolution_due is not null"),

	/** Share of the solved that were right at once. */
	FIRST_TIME_RIGHT("firstTimeRight", Unit.SHARE, "resolved_at", "first_time_right::int", Figure.COUNTED);

	/** Cases of which nobody said that they are none, and that stand for themselves. */
	private static final String COUNTED = "not duplicate and coalesce(verdict, '') not in ('invalid', 'spam')";

	private final String key;

	private final Unit unit;

	private final String source;

	Figure(String key, Unit unit, String at, String value, String condition) {
		this(key, unit, "select number, channel, product, feedback_type, grade, team, " + at + " as at, " + value
				+ " as value from case_figures where " + at + " >= :from and " + at + " < :until and " + condition);
	}

	Figure(String key, Unit unit, String source) {
		this.key = key;
		this.unit = unit;
		this.source = source;
	}

	/** Its name in addresses and in the API. */
	public String key() {
		return this.key;
	}

	public Unit unit() {
		return this.unit;
	}

	/**
	 * Whether more is better.
	 */
	boolean isBetterHigh() {
		return switch (this) {
			case CLOSED, FIRST_CONTACT, SATISFACTION, LANDING, WORKED, FIRST_RESPONSE_KEPT, RESOLUTION_KEPT,
					FIRST_TIME_RIGHT ->
				true;
			case RECEIVED, FIRST_RESPONSE, RESOLUTION, REPEAT, AFFECTED, INVALID_SHARE, REOPENED, DISPUTED, OVERRIDES,
					PROMISES_MOVED ->
				false;
		};
	}

	/**
	 * What it counts: cases, measures, effect checks or tasks.
	 */
	public String counted() {
		return switch (this) {
			case LANDING -> "measures";
			case WORKED -> "checks";
			case OVERRIDES -> "tasks";
			default -> "cases";
		};
	}

	/**
	 * SQL of what counts from {@code :from} until before {@code :until}: number, at,
	 * value and what it may be split by.
	 */
	String source() {
		return this.source;
	}

	static Optional<Figure> find(String key) {
		return Stream.of(values()).filter((figure) -> figure.key.equals(key)).findFirst();
	}

	/**
	 * The figure of that key.
	 * @throws Refusal naming all that there are
	 */
	static Figure named(String key) {
		String known = Stream.of(values()).map(Figure::key).collect(Collectors.joining(", "));
		return find(key).orElseThrow(() -> new Refusal(Refusal.Reason.UNKNOWN,
				List.of(new Refusal.Problem("figure", "figure", List.of(known)))));
	}

	/**
	 * What its value is.
	 */
	public enum Unit {

		/** How many. */
		COUNT,
		/** A sum over cases. */
		SUM,
		/** Seconds of working time, as a mean. */
		TIME,
		/** Between 0 and 1. */
		SHARE,
		/** From 1 to 5, as a mean. */
		SCORE;

		/** Whether a median says more than the mean. */
		public boolean isSpread() {
			return this == TIME || this == SCORE;
		}

		/** Whether several together are more, not the mean of them. */
		public boolean isAdded() {
			return this == COUNT || this == SUM;
		}

	}

	/** What is not one of the facts of a case. */
	private static final class Source {

		/** Landed is what was released by the day and verified since. */
		static final String MEASURES = """
				select i.feedback_number as number, c.channel, c.product, i.feedback_type, i.grade, m.department as team,
				  m.due_at - interval '1 second' as at,
				  coalesce(m.landed_at < m.due_at and m.landed_at <= i.last_landed_at, false)::int as value
				from (select *, (first_due + 1)::timestamp at time zone :zone as due_at from measure
				  where first_due >= (cast(:from as timestamptz) at time zone :zone)::date - 1
				  and first_due <= (cast(:until as timestamptz) at time zone :zone)::date) m
				join improvement i on i.id = m.improvement_id
				left join case_figures c on c.number = i.feedback_number
				where m.due_at > :from and m.due_at <= :until and i.state in ('open', 'landed')""";

		/** Each round of an improvement counts, also one that was not better. */
		static final String EFFECT_CHECKS = """
				select i.feedback_number as number, c.channel, c.product, i.feedback_type, i.grade, c.team, t.at,
				  (t.kind = 'effectConfirmed')::int as value
				from timeline t join improvement i on i.number = t.number
				left join case_figures c on c.number = i.feedback_number
				where t.kind in ('effectConfirmed', 'effectReopened') and t.at >= :from and t.at < :until""";

		static final String OVERRIDES = """
				select coalesce(e.feedback_number, i.feedback_number) as number, c.channel, c.product, c.feedback_type, c.grade,
				  c.team, e.at, 1 as value
				from form_entry e left join improvement i on i.number = e.improvement_number
				left join case_figures c on c.number = coalesce(e.feedback_number, i.feedback_number)
				where e.override_reason is not null and e.at >= :from and e.at < :until""";

	}

}
