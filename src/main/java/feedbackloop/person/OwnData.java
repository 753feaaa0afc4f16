package feedbackloop.person;

import java.io.IOException;
import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What customers do with all that is kept of them. A code has shown before that the
 * address on record is theirs. So it is about all cases of that address.
 */
@Service
class OwnData {

	private final IdentityCodes codes;

	private final Persons persons;

	private final Erasures erasures;

	private final Exports exports;

	private final Timeline timeline;

	private final TransactionTemplate transaction;

	OwnData(IdentityCodes codes, Persons persons, Erasures erasures, Exports exports, Timeline timeline,
			PlatformTransactionManager transactions) {
		this.codes = codes;
		this.persons = persons;
		this.erasures = erasures;
		this.exports = exports;
		this.timeline = timeline;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Mails a code to the address on record.
	 * @throws Refusal if there is none, or it got too many
	 */
	void sendCode(String number) {
		this.codes.send(number);
	}

	/**
	 * Answers with a ZIP.
	 * @throws Refusal if the code is wrong
	 */
	void export(String number, String code, HttpServletResponse response) throws IOException {
		this.codes.use(number, code);
		Person person = this.persons.ofAddress(number);
		this.transaction.executeWithoutResult((status) -> person.numbers()
			.forEach((one) -> this.timeline.note(one, Timeline.CUSTOMER, "takenAlong", Map.of())));
		this.exports.write(number, person, response);
	}

	/**
	 * Erases at once.
	 * @throws Refusal if the code is wrong, or a case must be kept
	 */
	Erasures.Receipt erase(String number, String code) {
		this.codes.use(number, code);
		return this.erasures.eraseForCustomer(number);
	}

}
