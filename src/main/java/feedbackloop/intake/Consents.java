package feedbackloop.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import feedbackloop.feedback.Consent;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The consents of customers, one a case. What they agreed to stays when it was withdrawn.
 */
@Component
public class Consents {

	private final JdbcClient database;

	private final HouseTime time;

	Consents(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * Keeps it in the transaction that makes the case.
	 */
	void keep(String number, Consent consent, Instant now) {
		this.database.sql("""
				insert into consent (feedback_number, form, language, text, version, given_at)
				values (:number, :form, :language, :text, :version, :now)""")
			.param("number", number)
			.param("form", consent.form())
			.param("language", consent.language())
			.param("text", consent.text())
			.param("version", consent.version())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * The contact of an ended case goes on in another one, and so does the consent to it.
	 */
	void goesOn(String from, String to) {
		this.database.sql("""
				insert into consent (feedback_number, form, language, text, version, given_at)
				select :to, form, language, text, version, given_at from consent
				where feedback_number = :from and withdrawn_at is null""").param("from", from).param("to", to).update();
	}

	/**
	 * That of the case; empty where no contact was left on a page.
	 */
	public Optional<Consent> find(String number) {
		return this.database
			.sql("select form, language, text, version, given_at, withdrawn_at from consent where feedback_number = ?")
			.param(number)
			.query((row, index) -> new Consent(row.getString("form"), row.getString("language"), row.getString("text"),
					row.getString("version"), this.time.at(row, "given_at"), this.time.at(row, "withdrawn_at")))
			.optional();
	}

	/**
	 * Notes that it holds no longer.
	 * @return whether it held until now
	 */
	public boolean withdraw(String number, Instant now) {
		return this.database
			.sql("update consent set withdrawn_at = :now where feedback_number = :number and withdrawn_at is null")
			.param("number", number)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

}
