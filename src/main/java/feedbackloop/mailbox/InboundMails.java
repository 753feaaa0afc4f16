package feedbackloop.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.words.HouseTime;
import feedbackloop.words.StandIn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of all mail that was fetched: each once, encrypted with a key of its own,
 * and what became of it. A mail waits until it is worked; who takes it has it for some
 * minutes.
 */
@Component
class InboundMails {

	static final int MOST_ATTEMPTS = 3;

	private static final Duration TAKEN_FOR = Duration.ofMinutes(3);

	private static final Duration WAIT = Duration.ofMinutes(1);

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final int LONGEST_LINE = 300;

	private static final int FORGOTTEN_AT_ONCE = 500;

	/** Not the mail itself, which may be long. */
	private static final String COLUMNS = "id, mailbox, fetched_at, whole, sender_masked, subject_masked, state, "
			+ "outcome, number, problem, attempts, forced, raw_sealed is not null as has_raw, decided_by, "
			+ "exists (select from feedback f join contact c on c.id = f.contact_id "
			+ "where f.number = m.number and c.withheld) as withheld ";

	private final JdbcClient database;

	private final Vault vault;

	private final Masker masker;

	private final HouseTime time;

	private final Clock clock;

	InboundMails(JdbcClient database, Vault vault, Masker masker, HouseTime time, Clock clock) {
		this.database = database;
		this.vault = vault;
		this.masker = masker;
		this.time = time;
		this.clock = clock;
	}

	/**
	 * Keeps a mail, unless it was kept before, by whichever way it came.
	 * @param isWhole whether more than its head was fetched
	 * @return whether it is new
	 */
	@Transactional
	public boolean keep(String mailbox, long uidValidity, long uid, byte[] raw, boolean isWhole) {
		MailHead head = headOf(raw);
		String fingerprint = this.vault.index("mail " + head.fingerprint(raw));
		this.database.sql("select pg_advisory_xact_lock(hashtextextended(:fingerprint, 0))")
			.param("fingerprint", fingerprint)
			.query((row, index) -> index)
			.list();
		byte[] key = this.vault.newDataKey();
		String id = head.messageId();
		return this.database.sql("""
				insert into inbound_mail (mailbox, uid_validity, uid, fingerprint, fetched_at, whole, data_key,
				raw_sealed, message_id_sealed, sender_masked, subject_masked, state, attempts, next_attempt_at)
				select :mailbox, :uidValidity, :uid, :fingerprint, :now, :whole, :key, :raw, :messageId, :sender,
				:subject, 'waiting', 0, :now
				where not exists (select from inbound_mail where fingerprint = :fingerprint)
				on conflict do nothing""")
			.param("mailbox", mailbox)
			.param("uidValidity", uidValidity)
			.param("uid", uid)
			.param("fingerprint", fingerprint)
			.param("now", at(now()))
			.param("whole", isWhole)
			.param("key", key)
			.param("raw", this.vault.sealBytes(key, raw))
			.param("messageId", (id != null) ? this.vault.seal(key, id) : null)
			.param("sender", head.sender().map((sender) -> this.masker.email(sender.ascii())).orElse(null))
			.param("subject", line(this.masker.mask(head.subject(), Collections.singletonList(head.senderName()))))
			.update() > 0;
	}

	private static MailHead headOf(byte[] raw) {
		try {
			return MailHead.of(raw);
		}
		catch (UnreadableMail ex) {
			return MailHead.NONE;
		}
	}

	/**
	 * Sets aside what was taken too often and never finished: it may have ended the
	 * program.
	 */
	@Transactional
	public void setInterruptedAside() {
		this.database.sql("""
				update inbound_mail set state = 'aside', problem = 'INTERRUPTED'
				where state = 'waiting' and next_attempt_at <= :now and attempts >= :most""")
			.param("now", at(now()))
			.param("most", MOST_ATTEMPTS)
			.update();
	}

	/**
	 * Takes the next mail that waits.
	 */
	@Transactional
	public Optional<InboundMail> takeNext() {
		return this.database.sql("""
				update inbound_mail m set attempts = attempts + 1, next_attempt_at = :until
				where id = (select id from inbound_mail where state = 'waiting' and next_attempt_at <= :now
				  and attempts < :most order by id limit 1 for update skip locked)
				returning\s""" + COLUMNS)
			.param("now", at(now()))
			.param("until", at(now().plus(TAKEN_FOR)))
			.param("most", MOST_ATTEMPTS)
			.query(this::row)
			.optional();
	}

	/**
	 * Whether the mail is still that taker's; if so, it stays locked until the
	 * transaction ends.
	 */
	boolean holds(InboundMail taken) {
		return this.database.sql("""
				select id from inbound_mail where id = :id and state = 'waiting' and attempts = :attempts
				for update""")
			.param("id", taken.id())
			.param("attempts", taken.attempts())
			.query(Long.class)
			.optional()
			.isPresent();
	}

	/**
	 * The mail as it came.
	 */
	byte[] raw(long id) {
		return this.database
			.sql("select data_key, raw_sealed from inbound_mail where id = :id and raw_sealed is not null")
			.param("id", id)
			.query((row, index) -> this.vault.openBytes(row.getBytes("data_key"), row.getBytes("raw_sealed")))
			.single();
	}

	/**
	 * Writes down what became of it.
	 * @param number the case that it belongs to, or null
	 */
	void done(long id, String outcome, String number) {
		this.database.sql("""
				update inbound_mail set state = 'done', outcome = :outcome, number = :number, problem = null
				where id = :id""").param("id", id).param("outcome", outcome).param("number", number).update();
	}

	/**
	 * It could not be worked: tried again a little later, and set aside in the end.
	 * @param problem the sentence's key
	 * @param isLast whether it is not tried again
	 * @return whether it was set aside
	 */
	@Transactional
	public boolean failed(InboundMail taken, String problem, boolean isLast) {
		boolean aside = isLast || taken.attempts() >= MOST_ATTEMPTS;
		this.database.sql("""
				update inbound_mail set state = :state, problem = :problem, next_attempt_at = :next
				where id = :id and state = 'waiting' and attempts = :attempts""")
			.param("id", taken.id())
			.param("attempts", taken.attempts())
			.param("state", aside ? "aside" : "waiting")
			.param("problem", problem)
			.param("next", at(now().plus(WAIT)))
			.update();
		return aside;
	}

	/**
	 * What somebody else was faster at is no attempt: it comes again soon.
	 */
	@Transactional
	public void giveBack(InboundMail taken) {
		this.database.sql("""
				update inbound_mail set attempts = attempts - 1, next_attempt_at = :soon
				where id = :id and state = 'waiting' and attempts = :attempts""")
			.param("id", taken.id())
			.param("attempts", taken.attempts())
			.param("soon", at(now().plus(SOON)))
			.update();
	}

	/**
	 * Lets it be worked anew, from the beginning.
	 * @param isForced whether it is a feedback, whatever it looks like
	 * @return whether it was there to be worked
	 */
	boolean runAgain(long id, String userId, boolean isForced) {
		return decide(id, "waiting", userId, isForced);
	}

	/**
	 * Notes that a person found nothing to do.
	 */
	boolean dismiss(long id, String userId) {
		return decide(id, "dismissed", userId, false);
	}

	private boolean decide(long id, String state, String userId, boolean isForced) {
		return this.database
			.sql("""
					update inbound_mail set state = :state, attempts = 0, next_attempt_at = :now, decided_by = :user,
					forced = :forced, outcome = null, problem = null
					where id = :id and raw_sealed is not null and (state = 'aside' or state = 'done' and outcome = 'program')""")
			.param("id", id)
			.param("state", state)
			.param("now", at(now()))
			.param("user", userId)
			.param("forced", isForced)
			.update() > 0;
	}

	/**
	 * The Message-IDs of the customer's mails about the case, the oldest first.
	 */
	List<String> messageIds(String number) {
		return this.database.sql("""
				select data_key, message_id_sealed from inbound_mail
				where number = :number and outcome in ('registered', 'reply') and message_id_sealed is not null
				order by id""")
			.param("number", number)
			.query((row, index) -> this.vault.open(row.getBytes("data_key"), row.getBytes("message_id_sealed")))
			.list();
	}

	/**
	 * One page, the newest first, without mails of cases that the reader may not see.
	 * @param show aside, program or all
	 */
	List<InboundMail> list(String show, int start, int size, String reader) {
		return this.database
			.sql("select " + COLUMNS
					+ """
							from inbound_mail m
							where (:show = 'all' or state = 'aside' and :show = 'aside' or outcome = 'program' and :show = 'program')
							and not exists (select from hidden_from(:reader) h where h.number = m.number)
							order by id desc limit :size offset :start""")
			.param("show", show)
			.param("reader", reader)
			.param("size", size)
			.param("start", start)
			.query(this::row)
			.list();
	}

	/**
	 * The mail of that id, unless its case is hidden from the reader.
	 */
	Optional<InboundMail> find(long id, String reader) {
		return this.database.sql("select " + COLUMNS + """
				from inbound_mail m where id = :id
				and not exists (select from hidden_from(:reader) h where h.number = m.number)""")
			.param("id", id)
			.param("reader", reader)
			.query(this::row)
			.optional();
	}

	long countAside() {
		return this.database.sql("select count(*) from inbound_mail where state = 'aside'").query(Long.class).single();
	}

	/**
	 * Forgets what was fetched before then and came to its end, but not that it came.
	 * @return whether there were any, and so maybe more
	 */
	@Transactional
	public boolean forget(Instant before) {
		return this.database.sql("""
				update inbound_mail set raw_sealed = null, sender_masked = null, subject_masked = null
				where id in (select id from inbound_mail m
				  where fetched_at < :before and raw_sealed is not null and state in ('done', 'dismissed')
				  and not exists (select from legal_hold h where h.number = m.number and h.lifted_at is null)
				  limit :most for update skip locked)""")
			.param("before", at(before))
			.param("most", FORGOTTEN_AT_ONCE)
			.update() > 0;
	}

	private InboundMail row(ResultSet row, int index) throws SQLException {
		return new InboundMail(row.getLong("id"), row.getString("mailbox"), this.time.at(row, "fetched_at"),
				row.getBoolean("whole"), row.getString("sender_masked"), shown(row), row.getString("state"),
				row.getString("outcome"), row.getString("number"), row.getString("problem"), row.getInt("attempts"),
				row.getBoolean("forced"), row.getBoolean("has_raw"), row.getString("decided_by"),
				row.getBoolean("withheld"));
	}

	/** The subject is among the words that privacy reads first. */
	private static String shown(ResultSet row) throws SQLException {
		return row.getBoolean("withheld") ? StandIn.WITHHELD.mark() : row.getString("subject_masked");
	}

	private Instant now() {
		return this.clock.instant();
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/** What no database holds is left out. */
	private static String line(String text) {
		String plain = text.replaceAll("[\\p{Cntrl}\\uD800-\\uDFFF]+", " ").strip();
		return (plain.codePointCount(0, plain.length()) <= LONGEST_LINE) ? plain
				: plain.substring(0, plain.offsetByCodePoints(0, LONGEST_LINE));
	}

}
