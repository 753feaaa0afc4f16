package feedbackloop.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.TaskDesk;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides many cases at once as the person who ticked them, and takes that back. Each is
 * claimed and completed in a transaction of its own. So one that cannot be decided does
 * not hold up the others.
 */
@Component
class BulkDecision {

	static final int MOST = 200;

	private final TaskDesk tasks;

	private final SenderBlock senders;

	private final DeclinedCases declined;

	private final RefusalWords words;

	private final TransactionTemplate transaction;

	BulkDecision(TaskDesk tasks, SenderBlock senders, DeclinedCases declined, RefusalWords words,
			PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.senders = senders;
		this.declined = declined;
		this.words = words;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Decides the cases one after the other.
	 * @throws Refusal if the decision itself is wrong; no case was decided then
	 */
	Result decide(List<String> numbers, Decision decision, String userId) {
		check(numbers, decision);
		if (numbers.size() > MOST) {
			throw Refusal.invalid("number", "tooManyTicked", MOST);
		}
		List<Long> blocked = new ArrayList<>();
		return each(decision.verdict(), numbers, blocked,
				(number) -> blocked.addAll(this.transaction.execute((status) -> decide(number, decision, userId))));
	}

	/**
	 * Brings back exactly these cases, and takes off the list whom their decision put
	 * there.
	 * @param blocked entries of the list
	 */
	Result undo(List<String> numbers, List<Long> blocked, String userId) {
		this.senders.unblock(blocked, userId);
		return each("undone", numbers, List.of(), (number) -> this.declined.undo(number, userId));
	}

	/**
	 * Checks the decision itself, whoever may be decided by it.
	 * @throws Refusal if something is missing
	 */
	void check(List<String> numbers, Decision decision) {
		if (numbers.isEmpty()) {
			throw Refusal.invalid("number", "nothingTicked");
		}
		if (!List.of("spam", "invalid").contains(decision.verdict())) {
			throw Refusal.invalid("verdict", "choice", "spam, invalid");
		}
		if (Blank.is(decision.reason())) {
			throw Refusal.invalid("reason", "required");
		}
		if (decision.isTold() && Blank.is(decision.words())) {
			throw Refusal.invalid("declineText", "required");
		}
	}

	private Result each(String what, List<String> numbers, List<Long> blocked, Consumer<String> work) {
		List<String> done = new ArrayList<>();
		List<Left> left = new ArrayList<>();
		for (String number : numbers) {
			try {
				work.accept(number);
				done.add(number);
			}
			catch (Refusal refusal) {
				left.add(new Left(number, this.words.of(refusal)));
			}
			catch (ConcurrencyFailureException ex) {
				left.add(new Left(number, this.words.of(Refusal.tooLate("changedByAnother"))));
			}
		}
		return new Result(what, done, left, blocked);
	}

	/**
	 * Decides one case, in the caller's transaction.
	 * @return the entries that it put on the list
	 * @throws Refusal if the case cannot be decided
	 */
	List<Long> decide(String number, Decision decision, String userId) {
		List<Long> blocked = decision.blockSender() ? this.senders.block(number, decision.reason(), userId) : List.of();
		this.tasks.complete(number, Tasks.TRIAGE, userId, decision.values());
		return blocked;
	}

	/**
	 * What is decided about all that are ticked.
	 *
	 * @param verdict spam or invalid
	 * @param reason for staff
	 * @param silent whether an invalid feedback gets no answer
	 * @param words why, for the customer, in the message of the decline; null when there
	 * is none
	 * @param blockSender whether the sender goes on the block list
	 */
	record Decision(String verdict, String reason, boolean silent, String words, boolean blockSender) {

		/**
		 * Whether the customers get a letter.
		 */
		public boolean isTold() {
			return "invalid".equals(this.verdict) && !this.silent;
		}

		Map<String, Object> values() {
			Map<String, Object> values = new LinkedHashMap<>();
			values.put("verdict", this.verdict);
			values.put("reason", this.reason);
			if ("invalid".equals(this.verdict)) {
				values.put("silent", this.silent);
				values.put("declineText", this.silent ? null : this.words);
			}
			return values;
		}

	}

	/**
	 * What came of it.
	 *
	 * @param what spam, invalid or undone
	 * @param blocked entries that the decision put on the list
	 */
	record Result(String what, List<String> done, List<Left> left, List<Long> blocked) {

	}

	/**
	 * A case that was left as it was, with the reason in words.
	 */
	record Left(String number, String why) {

	}

}
