package feedbackloop.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Vault;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what a person types to a customer until it is sent: one draft for each person and
 * case. It is encrypted with the key of the customer. What is empty is no draft.
 */
@Component
class MessageDrafts {

	private final JdbcClient database;

	private final Vault vault;

	private final ObjectMapper json;

	private final Clock clock;

	MessageDrafts(JdbcClient database, Vault vault, ObjectMapper json, Clock clock) {
		this.database = database;
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

	void keep(Feedback feedback, String userId, MessageDraft draft) {
		if (draft.isEmpty()) {
			discard(feedback, userId);
			return;
		}
		this.database.sql("""
				insert into message_draft (number, user_id, saved_at, sealed) values (:number, :user, :at, :sealed)
				on conflict (number, user_id) do update set saved_at = excluded.saved_at, sealed = excluded.sealed""")
			.param("number", feedback.number())
			.param("user", userId)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("sealed", this.vault.seal(feedback.contact().dataKey(), write(draft)))
			.update();
	}

	void discard(Feedback feedback, String userId) {
		this.database.sql("delete from message_draft where number = ? and user_id = ?")
			.params(feedback.number(), userId)
			.update();
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
