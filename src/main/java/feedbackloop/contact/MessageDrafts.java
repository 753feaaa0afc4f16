package feedbackloop.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Vault;
import feedbackloop.process.DraftOrigin;
import feedbackloop.process.DraftRows;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what a person types to a customer until it is sent: one draft for each person and
 * case. It is encrypted with the key of the customer.
 */
@Component
class MessageDrafts {

	private final DraftRows rows;

	private final Vault vault;

	private final ObjectMapper json;

	private final Clock clock;

	MessageDrafts(JdbcClient database, Vault vault, ObjectMapper json, Clock clock) {
		this.rows = new DraftRows(database, "message_draft", "number");
		this.vault = vault;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Opens a draft of that case.
	 * @param sealed as it is kept, or null
	 */
	MessageDraft open(Feedback feedback, byte[] sealed) {
		return (sealed != null) ? read(this.vault.open(feedback.contact().dataKey(), sealed)) : MessageDraft.NONE;
	}

	/**
	 * Keeps what was typed in one window.
	 * @return the version of the draft
	 * @throws Refusal if another window saved one
	 */
	long keep(Feedback feedback, String userId, MessageDraft draft, DraftOrigin origin) {
		return this.rows.save(feedback.number(), userId, origin, seal(feedback, draft), this.clock.instant());
	}

	/**
	 * Keeps it in place of whatever is there.
	 */
	void replace(Feedback feedback, String userId, MessageDraft draft) {
		discard(feedback, userId);
		keep(feedback, userId, draft, DraftOrigin.version(null));
	}

	void discard(Feedback feedback, String userId) {
		this.rows.delete(feedback.number(), userId);
	}

	private byte[] seal(Feedback feedback, MessageDraft draft) {
		return this.vault.seal(feedback.contact().dataKey(), write(draft));
	}

	private String write(MessageDraft draft) {
		try {
			return this.json.writeValueAsString(draft);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private MessageDraft read(String text) {
		try {
			return this.json.readValue(text, MessageDraft.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
