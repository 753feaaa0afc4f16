package feedbackloop.person;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Timeline;
import feedbackloop.intake.Consents;
import feedbackloop.process.Refusal;
import jakarta.persistence.EntityManager;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a customer's contact out of use once the consent is withdrawn. The case goes on,
 * and its customer reads our answers on its page, as whoever never left a contact does.
 */
@Service
class ConsentWithdrawal {

	private final Consents consents;

	private final Persons persons;

	private final Erasures erasures;

	private final ErasedTables tables;

	private final Timeline timeline;

	private final EntityManager entities;

	private final JdbcClient database;

	private final Clock clock;

	ConsentWithdrawal(Consents consents, Persons persons, Erasures erasures, ErasedTables tables, Timeline timeline,
			EntityManager entities, JdbcClient database, Clock clock) {
		this.consents = consents;
		this.persons = persons;
		this.erasures = erasures;
		this.tables = tables;
		this.timeline = timeline;
		this.entities = entities;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Erases name and contact of that case. What waits to be mailed is not sent.
	 * @throws Refusal if there is no consent that holds, or the case must be kept
	 */
	@Transactional
	public void withdraw(String number) {
		OwnCase own = this.persons.of(List.of(number))
			.cases()
			.stream()
			.findFirst()
			.orElseThrow(() -> Refusal.tooLate("noConsent"));
		if (own.hold() != null) {
			throw Refusal.tooLate("keptByLaw");
		}
		Whose whose = new Whose(List.of(number), List.of(own.contact()), List.of(), List.of());
		this.erasures.lock(whose);
		if (!this.consents.withdraw(number, this.clock.instant())) {
			throw Refusal.tooLate("noConsent");
		}
		// What was read before must not be written back.
		this.entities.flush();
		this.entities.clear();
		this.tables.erase(whose, null, Set.of(Kept.CONTACT));
		this.database.sql("""
				update feedback set reach = 'page', version = version + 1
				where number = :number and reach = 'direct'""").param("number", number).update();
		this.database
			.sql("""
					update outbox set state = 'discarded', version = version + 1
					where contact_id = :contact and recipient = 'customer' and state in ('pending', 'failed', 'uncertain')""")
			.param("contact", own.contact())
			.update();
		this.timeline.note(number, Timeline.CUSTOMER, "consentWithdrawn", Map.of());
	}

}
