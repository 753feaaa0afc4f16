package feedbackloop.notification;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;

import org.springframework.stereotype.Component;

/**
 * Asks the table what the customer gets at an event, and how.
 */
@Component
public class MessagePlan {

	private static final String DIRECT = "direct";

	private static final String PAGE = "page";

	private static final String PUBLIC = "public";

	private static final String NONE = "none";

	private static final String WHO = "who";

	/** What a plan from before that column tells everyone who waits with a case. */
	private static final Set<String> TOLD_EVERYONE = Set.of("mitigated", "planned", "causeWatched", "progress",
			"promiseMoved");

	private final DecisionTables decisions;

	MessagePlan(DecisionTables decisions) {
		this.decisions = decisions;
	}

	Step of(String event, Feedback feedback) {
		return of(event, feedback, feedback);
	}

	/**
	 * The same for a duplicate, which has the grade of its original. What a person had to
	 * confirm was confirmed for the original: only what is posted in public is asked
	 * about again.
	 */
	Step ofLinked(String event, Feedback duplicate, Feedback original) {
		Step step = of(event, duplicate, original);
		boolean confirmed = step.mode() == Mode.DRAFT && !PUBLIC.equals(duplicate.arrival().reach());
		return confirmed ? new Step(step.template(), Mode.AUTO, step.tellsEveryone()) : step;
	}

	private Step of(String event, Feedback feedback, Feedback graded) {
		Map<String, Object> row = this.decisions.evaluate(Decisions.MESSAGE_PLAN, facts(event, feedback, graded));
		return new Step((String) row.get("template"), Mode.of((String) row.get("mode")), tellsEveryone(event, row));
	}

	private static Map<String, Object> facts(String event, Feedback feedback, Feedback graded) {
		String grade = (graded.grading().grade() != null) ? graded.grading().grade() : NONE;
		return Map.of("event", event, "reach", reach(feedback), "grade", grade);
	}

	/**
	 * Whether the customers who wait with the case are told, too, once a person has sent
	 * a draft. The plan may have lost its event since it was written.
	 */
	boolean tellsEveryone(String event, Feedback feedback) {
		return this.decisions.find(Decisions.MESSAGE_PLAN, facts(event, feedback, feedback))
			.filter((row) -> tellsEveryone(event, row))
			.isPresent();
	}

	private static boolean tellsEveryone(String event, Map<String, Object> row) {
		return row.containsKey(WHO) ? "everyone".equals(row.get(WHO)) : TOLD_EVERYONE.contains(event);
	}

	/**
	 * Whether the customer gets anything at that event.
	 */
	public boolean reaches(String event, Feedback feedback) {
		return of(event, feedback).mode() != Mode.OFF;
	}

	/**
	 * The same for whoever only looks: nothing is told, and no history says that it was
	 * asked.
	 */
	public boolean wouldReach(String event, Feedback feedback) {
		return this.decisions.lookUpIfAny(Decisions.MESSAGE_PLAN, facts(event, feedback, feedback))
			.filter((row) -> Mode.of((String) row.get("mode")) != Mode.OFF)
			.isPresent();
	}

	/**
	 * Whether there is a page or an address by which one customer can be told. The plan
	 * may still say otherwise.
	 */
	public boolean mayReach(Feedback feedback) {
		return !Set.of(NONE, PUBLIC).contains(feedback.arrival().reach());
	}

	/**
	 * Whether there is no way at all to tell the customer.
	 */
	boolean isUnreachable(Feedback feedback) {
		return NONE.equals(feedback.arrival().reach());
	}

	/**
	 * Who can be called but not written to, or whose mail comes back, finds the messages
	 * on the follow page.
	 */
	private static String reach(Feedback feedback) {
		boolean noAddress = !feedback.contact().isReachedByMail();
		return (DIRECT.equals(feedback.arrival().reach()) && noAddress) ? PAGE : feedback.arrival().reach();
	}

	/**
	 * How a message reaches the customer.
	 */
	enum Mode {

		/** By mail, at once. */
		AUTO,
		/** A person sends or posts it. */
		DRAFT,
		/** On the follow page only. */
		PAGE,
		/** Not at all. */
		OFF;

		static Mode of(String key) {
			return valueOf(key.toUpperCase(Locale.ROOT));
		}

	}

	/**
	 * One row of the plan.
	 *
	 * @param template name of the text, {@code none} when the mode is off
	 * @param tellsEveryone whether the customers who wait with the case are told, too,
	 * and not only the one who asked
	 */
	record Step(String template, Mode mode, boolean tellsEveryone) {

	}

}
