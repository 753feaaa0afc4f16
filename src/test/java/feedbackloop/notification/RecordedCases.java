package feedbackloop.notification;

import java.time.Instant;
import java.util.List;

import feedbackloop.feedback.Arrival;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.IntakeFacts;
import feedbackloop.feedback.Milestones;
import feedbackloop.feedback.Subject;
import feedbackloop.feedback.Verbatim;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;

import org.springframework.boot.test.context.TestComponent;

/** Cases as intake would record them. */
@TestComponent
class RecordedCases {

	static final String ADDRESS = "wang.xiaoming@example.org";

	private final FeedbackRepository cases;

	private final Vault vault;

	private final Masker masker;

	RecordedCases(FeedbackRepository cases, Vault vault, Masker masker) {
		this.cases = cases;
		this.vault = vault;
		this.masker = masker;
	}

	/**
	 * A case.
	 * @param address mail address of the customer, or null
	 */
	Feedback of(String number, String reach, String language, String address) {
		Contact contact = new Contact(this.vault.newDataKey(), address == null);
		contact.named(this.vault.seal(contact, "王小明", this.masker.name("王小明")), null);
		contact.reachedByMail(this.vault.seal(contact, address, this.masker.email(address)),
				(address != null) ? this.vault.index(address) : null);
		Instant received = Instant.parse("2026-11-22T02:30:00Z");
		return this.cases.save(
				new Feedback(number, this.vault.randomBytes(16), contact, new Arrival("portal", reach, language, null),
						new Verbatim(null, this.vault.protect(contact, "打不开"), null), List.of(),
						new Subject("收银台", null, null, null, null),
						new IntakeFacts("unknown", "none", false, false, false, List.of()),
						new Milestones(null, received, received, received, null)));
	}

}
