package feedbackloop.metoo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.MailAddress;
import feedbackloop.feedback.Noted;
import feedbackloop.notification.MeTooLetters;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import jakarta.persistence.EntityManager;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in people who have a known problem, too, once for each improvement. They are
 * counted and told once they have confirmed their address by the link in a mail. The same
 * link withdraws all that is kept of them.
 */
@Service
class MeToos {

	/** The open improvement that an article is about, or what that was merged into. */
	private static final String KNOWN = """
			with recursive serving (number, state, merged_into) as (
			  select i.number, i.state, i.merged_into from article a join improvement i on i.number = a.improvement_number
			  join article_version v on v.article_id = a.id and v.number = a.shown and v.open
			  where a.id = :article
			  union select n.number, n.state, n.merged_into from serving s join improvement n on n.number = s.merged_into)
			select number from serving where state = 'open'""";

	private static final String ROWS = """
			select m.* from me_too m join contact c on c.id = m.contact_id
			where length(c.data_key) > 0 and\s""";

	/** What the article is called, as its readers find it. */
	private static final String TITLE = """
			coalesce(case when :language = 'en' then v.title_en_masked end, v.title_zh_masked, v.title_en_masked)""";

	private static final String SHOWN = """
			\sfrom article a join article_version v on v.article_id = a.id and v.number = a.shown
			where a.id = :article""";

	private final MeTooLetters letters;

	private final ProcessDriver driver;

	private final EntityManager entities;

	private final Vault vault;

	private final Masker masker;

	private final ContactIndex index;

	private final JdbcClient database;

	private final Clock clock;

	MeToos(MeTooLetters letters, ProcessDriver driver, EntityManager entities, Vault vault, Masker masker,
			ContactIndex index, JdbcClient database, Clock clock) {
		this.letters = letters;
		this.driver = driver;
		this.entities = entities;
		this.vault = vault;
		this.masker = masker;
		this.index = index;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Asks somebody by mail to confirm. The answer is the same whether the address is
	 * known already.
	 * @param agreed the words that the person agreed to; null for none
	 * @throws Refusal if the address is none, the person did not agree, or the problem is
	 * over
	 */
	@Transactional
	void ask(long article, String email, String agreed, String language) {
		if (MailAddress.of(email.strip()).isEmpty()) {
			throw Refusal.invalid("customer.email", email.isBlank() ? "required" : "email");
		}
		if (agreed == null) {
			throw Refusal.invalid("agreed", "required");
		}
		String improvement = this.database.sql(KNOWN)
			.param("article", article)
			.query(String.class)
			.optional()
			.filter((number) -> this.letters.areThere())
			.orElseThrow(() -> Refusal.tooLate("knownProblemOver"));
		String address = this.index.ofMail(email.strip());
		// Whoever asks twice at once is one row.
		this.database.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:who, 0))")
			.param("who", "me too " + improvement + address)
			.query(Integer.class)
			.single();
		Optional<MeToo> known = find(improvement, address);
		if (known.isEmpty()) {
			add(article, improvement, email.strip(), address, agreed, language);
		}
		else if (known.get().told()) {
			askAgain(known.get(), article, agreed, language);
		}
		MeToo one = find(improvement, address).orElseThrow();
		this.letters.askToConfirm(contact(one), one.id(), one.language(), one.title(), one.confirmed());
	}

	private Optional<MeToo> find(String improvement, String address) {
		return this.database.sql(ROWS + "m.improvement_number = :improvement and c.email_index = :address")
			.param("improvement", improvement)
			.param("address", address)
			.query(MeToos::row)
			.optional();
	}

	private void add(long article, String improvement, String email, String address, String agreed, String language) {
		Contact contact = new Contact(this.vault.newDataKey(), false);
		contact.reachedByMail(this.vault.seal(contact, email, this.masker.email(email)), address);
		this.entities.persist(contact);
		this.entities.flush();
		this.database.sql("""
				insert into me_too (contact_id, improvement_number, article_id, language, title, consent, asked_at)
				select :contact, :improvement, :article, :language, """ + TITLE + ", :consent, :now" + SHOWN)
			.param("contact", contact.id())
			.param("improvement", improvement)
			.param("article", article)
			.param("language", language)
			.param("consent", agreed)
			.param("now", now())
			.update();
	}

	/** They were told, and it came back: a new round, to be confirmed anew. */
	private void askAgain(MeToo one, long article, String agreed, String language) {
		this.database.sql("""
				update me_too set confirmed_at = null, told_at = null, consent = :consent, asked_at = :now,
				article_id = :article, language = :language, title = (select\s""" + TITLE + SHOWN + """
				) where id = :id""")
			.param("id", one.id())
			.param("article", article)
			.param("language", language)
			.param("consent", agreed)
			.param("now", now())
			.update();
	}

	/**
	 * Whoever a link is for; none for a wrong one.
	 */
	@Transactional(readOnly = true)
	Optional<MeToo> of(long id, String key) {
		return this.letters.isKey(id, key)
				? this.database.sql(ROWS + "m.id = :id").param("id", id).query(MeToos::row).optional()
				: Optional.empty();
	}

	/**
	 * The address is theirs: they count, and are told; soon, if the end has come already.
	 */
	@Transactional
	void confirm(MeToo one) {
		this.database.sql(
				"update me_too set confirmed_at = :now where id = :id and confirmed_at is null returning improvement_number")
			.param("now", now())
			.param("id", one.id())
			.query(String.class)
			.optional()
			.ifPresent((improvement) -> this.driver.tell(Messages.CASE_ATTACHED, improvement));
	}

	/**
	 * Forgets them, with what waits to be sent to them.
	 */
	@Transactional
	void withdraw(MeToo one) {
		this.database.sql("delete from me_too where id = ?").param(one.id()).update();
		this.database.sql("delete from outbox where contact_id = ?").param(one.contactId()).update();
		this.database.sql("delete from contact where id = ?").param(one.contactId()).update();
	}

	@EventListener
	void on(Noted noted) {
		if (noted.kind().equals("improvementMerged") || noted.kind().equals("meToosMoved")) {
			follow(noted.number(), noted.arguments().get("number"));
		}
	}

	/** Who waits for both is one of them from then on. */
	private void follow(String from, String to) {
		List<MeToo> twice = this.database.sql(ROWS + """
				m.improvement_number = :from and m.told_at is null and exists (
				  select from me_too n join contact o on o.id = n.contact_id
				  where n.improvement_number = :to and n.told_at is null and o.email_index = c.email_index
				  and (n.confirmed_at is not null or m.confirmed_at is null))""")
			.param("from", from)
			.param("to", to)
			.query(MeToos::row)
			.list();
		twice.forEach(this::withdraw);
		List<MeToo> replaced = this.database.sql(ROWS + """
				m.improvement_number = :to and exists (
				  select from me_too n join contact o on o.id = n.contact_id
				  where n.improvement_number = :from and n.told_at is null and o.email_index = c.email_index)""")
			.param("from", from)
			.param("to", to)
			.query(MeToos::row)
			.list();
		replaced.forEach(this::withdraw);
		this.database
			.sql("update me_too set improvement_number = :to where improvement_number = :from and told_at is null")
			.param("from", from)
			.param("to", to)
			.update();
	}

	private Contact contact(MeToo one) {
		return this.entities.find(Contact.class, one.contactId());
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static MeToo row(ResultSet row, int index) throws SQLException {
		return new MeToo(row.getLong("id"), row.getLong("contact_id"), row.getLong("article_id"),
				row.getString("language"), row.getString("title"), row.getTimestamp("confirmed_at") != null,
				row.getTimestamp("told_at") != null);
	}

}
