package feedbackloop.feedback;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * One message between a customer and us. What a person wrote in a task is kept here
 * first, not yet visible. It becomes part of the message that the model sends.
 */
@Entity
public class Correspondence {

	/** From the customer. */
	public static final String IN = "in";

	/** To the customer. */
	public static final String OUT = "out";

	/** A call of ours; its subject is the outcome, its text the note of who called. */
	public static final String CALL = "call";

	/** What a person wrote beside any task, which may come with files. */
	public static final String MESSAGE_TEXT = "messageText";

	private static final String QUESTION = "question";

	private static final String ANSWERED = "answered";

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Feedback feedback;

	private Instant at;

	private String direction;

	private String kind;

	private String author;

	private String subject;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "text_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "text_masked"))
	private ProtectedText text;

	/** Instead of the masked copy, which is sealed and stays. */
	private String textRemasked;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "folded_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "folded_masked"))
	private ProtectedText folded;

	private boolean visibleToCustomer;

	/** Stands for the text of a call about which nobody wrote anything. */
	public static final String NO_TEXT = "–";

	protected Correspondence() {
	}

	/**
	 * A message.
	 * @param kind what it is: an event of the message plan, or what a person wrote in a
	 * task (responseText, question, comment …)
	 * @param author user id, {@code customer} or {@code system}
	 */
	public Correspondence(Feedback feedback, Instant at, String direction, String kind, String author, String subject,
			ProtectedText text, boolean visibleToCustomer) {
		this.feedback = feedback;
		this.at = at;
		this.direction = direction;
		this.kind = kind;
		this.author = author;
		this.subject = subject;
		this.text = text;
		this.visibleToCustomer = visibleToCustomer;
	}

	/**
	 * Keeps what the customer quoted below it, and the signature.
	 */
	public void foldsAway(ProtectedText folded) {
		this.folded = folded;
	}

	/**
	 * Makes the masked copies anew.
	 */
	public void remask(UnaryOperator<ProtectedText> anew) {
		this.textRemasked = ProtectedText.maskedOrNull(anew.apply(this.text));
		this.folded = anew.apply(this.folded);
	}

	/**
	 * Whether a person asked the customer before anybody answered.
	 * @param kinds of the letters that the customer got, in order
	 */
	public static boolean asksFirst(Stream<String> kinds) {
		return kinds.filter((kind) -> kind.equals(QUESTION) || kind.equals(ANSWERED))
			.findFirst()
			.filter(QUESTION::equals)
			.isPresent();
	}

	/**
	 * Whether it is a call, of which the customer reads nothing.
	 */
	public boolean isCall() {
		return CALL.equals(this.kind);
	}

	/**
	 * Whether it is the letter that asks the customer.
	 */
	public boolean isQuestion() {
		return this.visibleToCustomer && QUESTION.equals(this.kind);
	}

	public Long id() {
		return this.id;
	}

	public Feedback feedback() {
		return this.feedback;
	}

	public Instant at() {
		return this.at;
	}

	public String direction() {
		return this.direction;
	}

	public String kind() {
		return this.kind;
	}

	public String author() {
		return this.author;
	}

	public String subject() {
		return this.subject;
	}

	public ProtectedText text() {
		return (this.text != null && this.textRemasked != null)
				? new ProtectedText(this.text.sealed(), this.textRemasked) : this.text;
	}

	/**
	 * What was quoted below it, and the signature, or null.
	 */
	public ProtectedText folded() {
		return this.folded;
	}

	public boolean isVisibleToCustomer() {
		return this.visibleToCustomer;
	}

}
