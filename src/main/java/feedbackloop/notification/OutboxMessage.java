package feedbackloop.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.ProtectedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * One message that leaves the system. Written in the transaction that causes it; the same
 * number, event, recipient and occasion make it only once. All times are instants.
 */
@Entity
@Table(name = "outbox")
class OutboxMessage {

	/** The customer of the case, by mail. */
	static final String CUSTOMER = "customer";

	/** Everybody: a person posts it where the feedback was found. */
	static final String PUBLIC = "public";

	/** Stands for the number of a case in a notice that is about many. */
	static final String MANY_CASES = "many";

	/** The last of them comes nearly 24 hours after the first. */
	private static final int MOST_ATTEMPTS = 16;

	/**
	 * What to wait after each attempt, the last one again and again. One hour in the
	 * middle keeps the backlog of an hour without a mail server drained within the next.
	 */
	private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
			Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2));

	/** A program or a group chat loses less by trying again sooner. */
	private static final Duration FIRST_WAIT_OF_ENDPOINTS = Duration.ofSeconds(10);

	/** The lane of all mails. */
	static final String MAIL = "mail";

	private static final String ENDPOINT = "endpoint:";

	private static final int LONGEST_SUBJECT = 400;

	private static final int LONGEST_DETAIL = 400;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	private String number;

	private String event;

	private String occasion;

	private String recipient;

	private String[] notTo;

	@ManyToOne(fetch = FetchType.LAZY)
	private Contact contact;

	private String taskId;

	private String subject;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "body_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "body_masked"))
	private ProtectedText body;

	private OutboxState state;

	private int attempts;

	private Instant createdAt;

	private Instant nextAttemptAt;

	private Instant claimedAt;

	private Instant sentAt;

	@Enumerated(EnumType.STRING)
	private Problem problem;

	private String problemDetail;

	protected OutboxMessage() {
	}

	private OutboxMessage(String number, String event, String occasion, String recipient, Contact contact,
			String subject, ProtectedText body, OutboxState state, Instant now, Instant notBefore) {
		this.number = number;
		this.event = event;
		this.occasion = occasion;
		this.recipient = recipient;
		this.contact = contact;
		this.subject = shortened(subject, LONGEST_SUBJECT);
		this.body = body;
		this.state = state;
		this.createdAt = now;
		this.nextAttemptAt = notBefore;
	}

	/**
	 * A message to a customer.
	 * @param recipient {@link #CUSTOMER} or {@link #PUBLIC}
	 * @param occasion what triggered it, so that the same step makes it once and a second
	 * round again
	 * @param body encrypted with the key of the contact
	 */
	static OutboxMessage toCustomer(String number, String event, String occasion, String recipient, Contact contact,
			String subject, ProtectedText body, OutboxState state, Instant now) {
		return new OutboxMessage(number, event, occasion, recipient, contact, subject, body, state, now, now);
	}

	/**
	 * A notice to staff.
	 * @param body without personal data
	 * @param notBefore when it may be sent
	 * @param notTo user ids of members of the group who are not told by it
	 */
	static OutboxMessage toStaff(String number, String event, String occasion, Recipient recipient, String subject,
			String body, Instant now, Instant notBefore, Collection<String> notTo) {
		OutboxMessage message = new OutboxMessage(number, event, occasion, recipient.toString(), null, subject,
				new ProtectedText(null, body), OutboxState.PENDING, now, notBefore);
		message.notTo = notTo.isEmpty() ? null : notTo.toArray(String[]::new);
		return message;
	}

	/**
	 * What an endpoint is told.
	 * @param body without personal data
	 * @param notBefore when it may be sent
	 */
	static OutboxMessage toEndpoint(String number, String event, String occasion, String name, String subject,
			String body, Instant now, Instant notBefore) {
		return new OutboxMessage(number, event, occasion, endpoint(name), null, subject, new ProtectedText(null, body),
				OutboxState.PENDING, now, notBefore);
	}

	/**
	 * The recipient, and the lane, of what that endpoint is told.
	 */
	static String endpoint(String name) {
		return ENDPOINT + name;
	}

	void claimed(Instant now) {
		this.state = OutboxState.SENDING;
		this.claimedAt = now;
		this.attempts++;
	}

	/**
	 * The relay that claimed it could not even try.
	 */
	void givenBack() {
		this.state = OutboxState.PENDING;
		this.attempts--;
	}

	void sent(Instant now) {
		this.state = OutboxState.SENT;
		this.sentAt = now;
		this.problem = null;
		this.problemDetail = null;
	}

	/**
	 * Sent, but not to all: some addresses were refused.
	 */
	void sentToSome(String detail, Instant now) {
		sent(now);
		troubled(Problem.SOME_REFUSED, detail);
	}

	/**
	 * It stays here.
	 * @param problem why, or null if there is no mail server
	 */
	void kept(Problem problem) {
		this.state = OutboxState.KEPT;
		troubled(problem, null);
	}

	/**
	 * The mail server could not take it now: tried again, or given up after a day.
	 */
	void postponed(Problem problem, String detail, Instant now) {
		this.nextAttemptAt = now.plus(wait(this.attempts));
		this.state = (this.attempts < MOST_ATTEMPTS) ? OutboxState.PENDING : OutboxState.FAILED;
		troubled(problem, detail);
	}

	private Duration wait(int attempts) {
		boolean isFirst = attempts == 1 && isToEndpoint();
		return isFirst ? FIRST_WAIT_OF_ENDPOINTS : WAITS.get(Math.min(attempts, WAITS.size()) - 1);
	}

	void failed(Problem problem, String detail) {
		this.state = OutboxState.FAILED;
		troubled(problem, detail);
	}

	/**
	 * Nobody knows whether it was sent. A notice to staff is sent again under the same
	 * Message-ID; what goes to a customer waits for a person.
	 */
	void lost(Problem problem, String detail, Instant now) {
		if (isToStaff()) {
			postponed(problem, detail, now);
			return;
		}
		this.state = OutboxState.UNCERTAIN;
		troubled(problem, detail);
	}

	/**
	 * A person has it sent, or sent again.
	 */
	void released(Instant now) {
		this.state = OutboxState.PENDING;
		this.nextAttemptAt = now;
		this.attempts = 0;
		this.problem = null;
		this.problemDetail = null;
	}

	/**
	 * A person gives a draft other words.
	 */
	void rewritten(Letter letter) {
		this.subject = shortened(letter.subject(), LONGEST_SUBJECT);
		this.body = letter.body();
	}

	/**
	 * Says which task it is about; null for none.
	 */
	OutboxMessage about(String taskId) {
		this.taskId = taskId;
		return this;
	}

	String taskId() {
		return this.taskId;
	}

	/**
	 * Whether it was written before that time.
	 */
	boolean wasMadeBefore(Instant time) {
		return this.createdAt.isBefore(time);
	}

	/**
	 * A person decided against it, or it is no longer so.
	 */
	void discarded() {
		this.state = OutboxState.DISCARDED;
	}

	private void troubled(Problem problem, String detail) {
		this.problem = problem;
		this.problemDetail = shortened(detail, LONGEST_DETAIL);
	}

	private static String shortened(String text, int longest) {
		return (text != null && text.length() > longest) ? text.substring(0, longest) : text;
	}

	Long id() {
		return this.id;
	}

	String number() {
		return this.number;
	}

	String event() {
		return this.event;
	}

	String recipient() {
		return this.recipient;
	}

	/**
	 * Members of the group who are not told by it.
	 */
	List<String> notTo() {
		return (this.notTo != null) ? List.of(this.notTo) : List.of();
	}

	/**
	 * Whether it is about one case, whose number it has.
	 */
	boolean isAboutOneCase() {
		return !MANY_CASES.equals(this.number) && !this.number.startsWith(MeTooLetters.NUMBER);
	}

	boolean isToStaff() {
		return this.recipient.indexOf(':') > 0;
	}

	boolean isToEndpoint() {
		return this.recipient.startsWith(ENDPOINT);
	}

	/**
	 * The name of the endpoint it goes to.
	 */
	String endpoint() {
		return this.recipient.substring(ENDPOINT.length());
	}

	boolean isToCustomer() {
		return CUSTOMER.equals(this.recipient);
	}

	/**
	 * The customer it goes to, or null when it goes to staff.
	 */
	Contact contact() {
		return this.contact;
	}

	String subject() {
		return this.subject;
	}

	ProtectedText body() {
		return this.body;
	}

	OutboxState state() {
		return this.state;
	}

	int attempts() {
		return this.attempts;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	Instant nextAttemptAt() {
		return this.nextAttemptAt;
	}

	Instant sentAt() {
		return this.sentAt;
	}

	Problem problem() {
		return this.problem;
	}

	String occasion() {
		return this.occasion;
	}

	/**
	 * What the mail server said, without addresses, or null.
	 */
	String problemDetail() {
		return this.problemDetail;
	}

	/**
	 * What went wrong; the sentence is {@code outbox.problem.<name>}.
	 */
	enum Problem {

		NO_ADDRESS, MALFORMED, REFUSED, SOME_REFUSED, NOT_NOW, NO_REPLY, INTERRUPTED, ENDPOINT_NOT_NOW,
		ENDPOINT_REFUSED, ENDPOINT_SILENT

	}

}
