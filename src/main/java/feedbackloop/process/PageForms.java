package feedbackloop.process;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * Keeps what a person decides about a case on one of our own pages, with the reason. It
 * is kept as the form of a task is.
 */
@Component
public class PageForms {

	private static final String REASON = "reason";

	private final FormEntryRepository entries;

	private final Vault vault;

	private final Clock clock;

	PageForms(FormEntryRepository entries, Vault vault, Clock clock) {
		this.entries = entries;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Keeps a decision; the reason is masked.
	 * @param name what was decided; its label is {@code task.<name>}
	 * @param facts without personal data
	 * @throws Refusal if there is no reason, or it is too long
	 */
	public void keep(String name, Feedback feedback, String userId, Map<String, ?> facts, String reason) {
		if (Blank.is(reason)) {
			throw Refusal.invalid(REASON, "required");
		}
		StoredText.checked(REASON, reason, StoredText.STAFF);
		Map<String, Object> values = new LinkedHashMap<>(facts);
		values.put(REASON, this.vault.mask(feedback.contact(), reason.strip()));
		this.entries.save(new FormEntry(UUID.randomUUID().toString(), name, feedback.number(), feedback.number(), null,
				userId, this.clock.instant(), values, null));
	}

}
