package feedbackloop.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * Decides many cases at once as the person who ticked them. Each is claimed and completed
 * in a transaction of its own. So one that cannot be decided does not hold up the others.
 */
@Component
class BulkDecision {

	private static final int MOST = 200;

	private final TaskDesk tasks;

	private final SenderBlock senders;

	private final RefusalWords words;

	private final TransactionTemplate transaction;

	BulkDecision(TaskDesk tasks, SenderBlock senders, RefusalWords words, PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.senders = senders;
		this.words = words;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Decides the cases one after the other.
	 * @throws Refusal if the decision itself is wrong; no case was decided then
	 */
	Result decide(List<String> numbers, Decision decision, String userId) {
		check(numbers, decision);
		int decided = 0;
		List<Left> left = new ArrayList<>();
		for (String number : numbers) {
			try {
				this.transaction.executeWithoutResult((status) -> decide(number, decision, userId));
				decided++;
			}
			catch (Refusal refusal) {
				left.add(new Left(number, this.words.of(refusal)));
			}
			catch (ConcurrencyFailureException ex) {
				left.add(new Left(number, this.words.of(Refusal.tooLate("changedByAnother"))));
			}
		}
		return new Result(decision.verdict(), decided, left);
	}

	private void decide(String number, Decision decision, String userId) {
		if (decision.blockSender()) {
			this.senders.block(number, decision.reason(), userId);
		}
		this.tasks.complete(number, Tasks.TRIAGE, userId, decision.values());
	}

	private static void check(List<String> numbers, Decision decision) {
		if (numbers.isEmpty()) {
			throw Refusal.invalid("number", "nothingTicked");
		}
		if (numbers.size() > MOST) {
			throw Refusal.invalid("number", "tooManyTicked", MOST);
		}
		if (!List.of("spam", "invalid").contains(decision.verdict())) {
			throw Refusal.invalid("verdict", "choice", "spam, invalid");
		}
		if (Blank.is(decision.reason())) {
			throw Refusal.invalid("reason", "required");
		}
		boolean told = "invalid".equals(decision.verdict()) && !decision.silent();
		if (told && Blank.is(decision.words())) {
			throw Refusal.invalid("words", "required");
		}
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
	 */
	record Result(String verdict, int decided, List<Left> left) {

	}

	/**
	 * A case that was not decided, with the reason in words.
	 */
	record Left(String number, String why) {

	}

}
