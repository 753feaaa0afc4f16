package feedbackloop.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.feedback.MailAddress;
import feedbackloop.notification.MailKeys;
import feedbackloop.privacy.ContactIndex;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the case that a mail is about. What we signed ourselves says it: the address that
 * was written to, or the name of a mail that is answered. Else number and sender say it
 * together. A number alone, which anybody may know, never does.
 */
@Component
class CaseOfMail {

	private static final Pattern NUMBER = Pattern.compile("FB-\\d{8}-\\d{6,9}", Pattern.CASE_INSENSITIVE);

	private static final int MOST_NUMBERS = 5;

	private final MailKeys keys;

	private final ContactIndex index;

	private final JdbcClient database;

	CaseOfMail(MailKeys keys, ContactIndex index, JdbcClient database) {
		this.keys = keys;
		this.index = index;
		this.database = database;
	}

	/**
	 * The case that the mail certainly belongs to.
	 */
	Optional<Found> find(MailHead head) {
		return byAddress(head).or(() -> byAnswered(head)).or(() -> byNumberAndSender(head));
	}

	/**
	 * A case that the mail names and that may be another customer's.
	 */
	Optional<String> named(MailHead head, String text) {
		return numbers(head.subject() + "\n" + text).filter(this::exists).findFirst();
	}

	private Optional<Found> byAddress(MailHead head) {
		return head.recipients()
			.stream()
			.flatMap((address) -> this.keys.caseOfAddress(address).stream())
			.filter(this::exists)
			.findFirst()
			.map((number) -> new Found(number, "address"));
	}

	private Optional<Found> byAnswered(MailHead head) {
		return head.answered()
			.stream()
			.flatMap((id) -> this.keys.caseIn(id).stream())
			.filter(this::exists)
			.findFirst()
			.map((number) -> new Found(number, "thread"));
	}

	private Optional<Found> byNumberAndSender(MailHead head) {
		return head.sender()
			.flatMap((sender) -> numbers(head.subject()).filter((number) -> isFrom(number, sender)).findFirst())
			.map((number) -> new Found(number, "sender"));
	}

	/**
	 * Whether the case's customer has that address.
	 */
	boolean isFrom(String number, MailAddress sender) {
		return this.database.sql("""
				select exists (select from feedback f join contact c on c.id = f.contact_id
				  where f.number = :number and c.email_index = :index)""")
			.param("number", number)
			.param("index", this.index.ofMail(sender.ascii()))
			.query(Boolean.class)
			.single();
	}

	private boolean exists(String number) {
		return this.database.sql("select exists (select from feedback where number = :number)")
			.param("number", number)
			.query(Boolean.class)
			.single();
	}

	private static Stream<String> numbers(String text) {
		return NUMBER.matcher(text)
			.results()
			.map(MatchResult::group)
			.map((number) -> number.toUpperCase(Locale.ROOT))
			.distinct()
			.limit(MOST_NUMBERS);
	}

	/**
	 * A case, and by what it was found: address, thread or sender.
	 */
	record Found(String number, String by) {

	}

}
