package feedbackloop.person;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.person.ErasureList.Entry;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Erases the person behind a case, in one transaction: keys, texts, files, mails and
 * letters. What is left of the cases are numbers, times and codes, by which figures and
 * the sealed trail stay valid. A running case goes on without its customer.
 */
@Service
class Erasures {

	private static final Logger log = LoggerFactory.getLogger(Erasures.class);

	private static final String OWN_WISH = "客户本人要求，已用验证码确认 / The customer's own wish, confirmed by a code";

	private static final String AGAIN = "恢复了较早的备份，再次删除 / An older backup was restored: erased again";

	private final GuardedCases cases;

	private final Persons persons;

	private final ErasedTables tables;

	private final ErasureList list;

	private final Vault vault;

	private final Timeline timeline;

	private final ProcessDriver processes;

	private final EntityManager entities;

	private final JdbcClient database;

	private final HouseTime time;

	private final Clock clock;

	Erasures(GuardedCases cases, Persons persons, ErasedTables tables, ErasureList list, Vault vault, Timeline timeline,
			ProcessDriver processes, EntityManager entities, JdbcClient database, HouseTime time, Clock clock) {
		this.cases = cases;
		this.persons = persons;
		this.tables = tables;
		this.list = list;
		this.vault = vault;
		this.timeline = timeline;
		this.processes = processes;
		this.entities = entities;
		this.database = database;
		this.time = time;
		this.clock = clock;
	}

	/**
	 * What would be erased.
	 * @throws Refusal if the person may not ask, or there is no such case
	 */
	@Transactional(readOnly = true)
	public Person preview(String number, String userId) {
		return seen(this.cases.get(number, userId), userId);
	}

	/**
	 * Erases the person behind that case.
	 * @throws Refusal if the person may not, a case must be kept, or all is erased
	 * already
	 */
	@Transactional
	public Receipt erase(String number, String reason, String userId) {
		Feedback feedback = this.cases.get(number, userId);
		String why = this.vault.mask(feedback.contact(), GuardedCases.reason(reason));
		lock(seen(feedback, userId).whose());
		return erase(erasable(feedback, userId), why, userId);
	}

	/**
	 * Refuses now what {@link #erase} would refuse.
	 */
	@Transactional(readOnly = true)
	public void mustBePossible(String number, String userId) {
		erasable(this.cases.get(number, userId), userId);
	}

	/**
	 * Whether nothing is left of the person behind that case.
	 */
	boolean isErased(String number) {
		return this.cases.named(number).contact().isErased();
	}

	private Person erasable(Feedback feedback, String userId) {
		Person person = seen(feedback, userId);
		if (person.isErased()) {
			throw Refusal.tooLate("erasedBefore");
		}
		heldCase(person).ifPresent((held) -> {
			throw Refusal.tooLate("legalHold", held.number(), held.hold());
		});
		return person;
	}

	/**
	 * Erases the person who has proven to have the mail address of that case.
	 * @throws Refusal if the address is kept no longer, or a case must be kept; why is
	 * not the customer's to know
	 */
	@Transactional
	public Receipt eraseForCustomer(String number) {
		lock(this.persons.ofAddress(number).whose());
		Person person = this.persons.ofAddress(number);
		if (person.isErased()) {
			throw Refusal.tooLate("noAddress");
		}
		if (heldCase(person).isPresent()) {
			throw Refusal.tooLate("keptByLaw");
		}
		return erase(person, OWN_WISH, Timeline.CUSTOMER);
	}

	private Receipt erase(Person person, String reason, String actor) {
		if (!this.list.isOpen()) {
			throw Refusal.busy("erasureList");
		}
		Entry entry = new Entry(UUID.randomUUID(), this.clock.instant(), actor,
				person.kept().stream().map((one) -> new ErasureList.Case(one.number(), one.recordedAt())).toList());
		listAfterCommit(entry);
		return erase(person, entry, reason);
	}

	/**
	 * Erases what the list names and the database shows, in the caller's transaction. A
	 * case that got its number only after the database was restored is another one.
	 * @return whether there was any
	 */
	boolean eraseAgain(Entry entry) {
		Map<String, Instant> named = new HashMap<>();
		entry.cases().forEach((one) -> named.put(one.number(), one.recordedAt()));
		Person person = new Person(this.persons.of(named.keySet())
			.cases()
			.stream()
			.filter((one) -> one.recordedAt().equals(named.get(one.number())))
			.toList());
		if (!person.isErased()) {
			lock(person.whose());
			erase(person, entry, AGAIN);
		}
		return !person.isErased();
	}

	/**
	 * The erasures that are not among these.
	 */
	List<Entry> notIn(Collection<UUID> known) {
		Map<UUID, Entry> entries = new LinkedHashMap<>();
		this.database.sql("""
				select e.id, e.at, e.asked_by, f.number, f.recorded_at
				from erasure e join erased_case c on c.erasure_id = e.id join feedback f on f.number = c.number
				where not e.id = any(:known) order by e.at, c.id""")
			.param("known", known.toArray(UUID[]::new))
			.query((row) -> {
				UUID id = row.getObject("id", UUID.class);
				Entry entry = entries.get(id);
				if (entry == null) {
					entry = new Entry(id, this.time.at(row, "at").toInstant(), row.getString("asked_by"),
							new ArrayList<>());
					entries.put(id, entry);
				}
				entry.cases()
					.add(new ErasureList.Case(row.getString("number"), this.time.at(row, "recorded_at").toInstant()));
			});
		return List.copyOf(entries.values());
	}

	/**
	 * A reason that somebody typed, as it may be kept.
	 * @throws Refusal if there is no such case
	 */
	@Transactional(readOnly = true)
	public String masked(String number, String reason) {
		return this.vault.mask(this.cases.named(number).contact(), reason);
	}

	/**
	 * What was erased, the newest first, without cases that the reader may not see.
	 */
	List<Past> past(String reader, int start, int size) {
		return this.database.sql("""
				select e.at, e.asked_by, e.reason, array_agg(c.number::text order by c.number) as numbers
				from erasure e join erased_case c on c.erasure_id = e.id
				where not exists (select from hidden_from(:reader) h where h.number = c.number)
				group by e.id order by e.at desc, e.id limit :size offset :start""")
			.param("reader", reader)
			.param("size", size)
			.param("start", start)
			.query((row, index) -> new Past(this.time.at(row, "at"), row.getString("asked_by"), row.getString("reason"),
					List.of((String[]) row.getArray("numbers").getArray())))
			.list();
	}

	/**
	 * Whoever is complained about must neither erase the complaint nor hear of it.
	 */
	private Person seen(Feedback feedback, String userId) {
		Person person = this.persons.behind(feedback.number(), userId);
		if (person.cases().stream().anyMatch(OwnCase::hidden)) {
			throw Refusal.forbidden("erasedByAnother");
		}
		return person;
	}

	/**
	 * Who is writing something of the case comes first, and is erased, too. Others lock
	 * the case before the contact as well. A letter may still be added to the contact.
	 */
	void lock(Whose person) {
		this.database.sql("select number from feedback where number = any(:numbers) order by number for update")
			.param("numbers", person.cases().toArray(String[]::new))
			.query(String.class)
			.list();
		this.database.sql("select id from contact where id = any(:contacts) order by id for no key update")
			.param("contacts", person.contacts().toArray(Long[]::new))
			.query(Long.class)
			.list();
	}

	private Receipt erase(Person person, Entry entry, String reason) {
		// What was read before must not be written back.
		this.entities.flush();
		this.entities.clear();
		keep(entry, reason);
		this.tables.erase(person.whose(), token(entry.id(), entry.askedBy()));
		for (OwnCase one : person.kept()) {
			this.timeline.note(one.number(), entry.askedBy(), "erased", Map.of());
			waitsNoLonger(one);
		}
		return new Receipt(entry.id(), this.time.at(entry.at()), person.numbers());
	}

	/**
	 * Writes down an erasure. One comes after the other, as nodes ask for what is behind
	 * the last that they know.
	 */
	void keep(Entry entry, String reason) {
		this.database.sql("lock table erased_case in share row exclusive mode").update();
		this.database.sql("""
				insert into erasure (id, at, asked_by, reason) values (:id, :at, :user, :reason)
				on conflict do nothing""")
			.param("id", entry.id())
			.param("at", entry.at().atOffset(ZoneOffset.UTC))
			.param("user", entry.askedBy())
			.param("reason", reason)
			.update();
		this.database.sql("""
				insert into erased_case (erasure_id, number) select :id, unnest(:numbers::text[])
				on conflict do nothing""")
			.param("id", entry.id())
			.param("numbers", entry.numbers().toArray(String[]::new))
			.update();
	}

	/** Adds it to the list that is kept apart. */
	void listAfterCommit(Entry entry) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				try {
					Erasures.this.list.add(entry);
				}
				catch (RuntimeException ex) {
					log.error("Erasure {} is not in the list of erasures yet; it is tried again", entry.id(), ex);
				}
			}

		});
	}

	/** Nothing is known by it. What goes since its time is over is of several people. */
	static String token(UUID erasure, String askedBy) {
		return askedBy.equals(Timeline.SYSTEM) ? null : "erased " + erasure;
	}

	/** Nobody answers any more, and silence counts as consent. */
	private void waitsNoLonger(OwnCase one) {
		if (one.status().equals("waitingForYou")) {
			this.processes.tell(Messages.CUSTOMER_UNREACHABLE, one.number());
		}
		if (one.status().equals("resolved")) {
			this.processes.tell(Messages.CUSTOMER_CONFIRMED, one.number());
		}
	}

	private static Optional<OwnCase> heldCase(Person person) {
		return person.cases().stream().filter((one) -> one.hold() != null).findFirst();
	}

	/**
	 * That a person was erased, with nothing about the person in it.
	 *
	 * @param cases whose customer it was
	 */
	@Schema(name = "ErasureReceipt")
	record Receipt(UUID id, OffsetDateTime erasedAt, List<String> cases) {

	}

	/** What was erased. */
	record Past(OffsetDateTime at, String askedBy, String reason, List<String> numbers) {

	}

}
