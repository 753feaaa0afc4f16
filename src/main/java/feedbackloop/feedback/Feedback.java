package feedbackloop.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import org.hibernate.annotations.NaturalId;

/**
 * One customer's case: the core record of every channel. The words of the customer are
 * kept verbatim and encrypted, beside the masked copy. All times are instants.
 */
@Entity
public class Feedback {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	@NaturalId
	private String number;

	private byte[] secretNonce;

	@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
	private Contact contact;

	private Status status;

	private Arrival arrival;

	@Embedded
	@AttributeOverride(name = "summary.sealed", column = @Column(name = "summary_sealed"))
	@AttributeOverride(name = "summary.masked", column = @Column(name = "summary_masked"))
	@AttributeOverride(name = "description.sealed", column = @Column(name = "description_sealed"))
	@AttributeOverride(name = "description.masked", column = @Column(name = "description_masked"))
	@AttributeOverride(name = "demand.sealed", column = @Column(name = "demand_sealed"))
	@AttributeOverride(name = "demand.masked", column = @Column(name = "demand_masked"))
	private Verbatim words;

	@OneToMany(mappedBy = "feedback", cascade = CascadeType.PERSIST)
	@OrderBy("id")
	private List<Evidence> evidence = new ArrayList<>();

	private Subject subject;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "details_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "details_masked"))
	private Details details;

	private IntakeFacts intake;

	private Milestones milestones;

	private String mark;

	private String markReason;

	private String verdict;

	private String restatement;

	private Instant remaskedAt;

	private String riskReason;

	private Grading grading;

	private String caseOwner;

	private String aboutUser;

	private String originalNumber;

	private boolean chaser;

	private Short countedAffected;

	private Integer customersStated;

	private String improvementNumber;

	private String outcome;

	private short questionsAsked;

	private Boolean satisfied;

	private Short satisfactionScore;

	private short objections;

	private Instant reopenedAt;

	private String continuesNumber;

	protected Feedback() {
	}

	/**
	 * A case that was received.
	 * @param number the case number, FB-yyyyMMdd-nnnnnn
	 * @param secretNonce random bytes from which the customer's secret is derived
	 * @param evidence links and names of files
	 */
	public Feedback(String number, byte[] secretNonce, Contact contact, Arrival arrival, Verbatim words,
			List<ProtectedText> evidence, Subject subject, IntakeFacts intake, Milestones milestones) {
		this.number = number;
		this.secretNonce = secretNonce;
		this.contact = contact;
		this.status = Status.RECEIVED;
		this.arrival = arrival;
		this.words = words;
		evidence.forEach((link) -> this.evidence.add(new Evidence(this, link)));
		this.subject = subject;
		this.intake = intake;
		this.milestones = milestones;
	}

	/**
	 * Notes what only some channels and forms ask for, in place of what was noted before.
	 */
	public void detailed(Details details) {
		this.details = details;
	}

	/**
	 * Notes what was missing and is known now; what was known stays.
	 * @param names of the fields that are no longer missing
	 * @param given nothing where nothing was told
	 */
	public void told(List<String> names, Told given) {
		this.words = this.words.with(given.words());
		this.subject = given.subject().corrected(subject());
		this.intake = this.intake.told(names, given.coreBlocked());
		this.milestones = this.milestones.told(given.occurredAt(), given.givenAt());
		given.evidence().forEach((link) -> this.evidence.add(new Evidence(this, link)));
		this.details = given.details();
	}

	/**
	 * Notes that the customer can be told in another way.
	 */
	public void reachedBy(String reach) {
		this.arrival = new Arrival(this.arrival.channel(), reach, this.arrival.language(), this.arrival.apiClient());
	}

	/**
	 * Notes how fast a human must look.
	 */
	public void marked(String mark, String reason) {
		this.mark = mark;
		this.markReason = reason;
	}

	/**
	 * Notes the verdict of screening.
	 */
	public void screened(String verdict) {
		this.verdict = verdict;
	}

	/**
	 * Notes what triage stated beside the scores; a null leaves what was recorded before.
	 */
	public void described(Description by) {
		this.restatement = keep(by.restatement(), this.restatement);
		this.riskReason = keep(by.riskReason(), this.riskReason);
		this.subject = subject().corrected(by.subject());
		this.caseOwner = keep(by.caseOwner(), this.caseOwner);
		this.aboutUser = keep(by.aboutUser(), this.aboutUser);
		this.intake = this.intake.withPersonalData(by.personalData());
	}

	private static String keep(String given, String before) {
		return (given != null) ? given : before;
	}

	/**
	 * Notes the grade with every fact it was made of.
	 */
	public void graded(Grading grading) {
		this.grading = grading;
	}

	/**
	 * Moves the case to what the customer sees next.
	 * @return whether that is a change
	 */
	public boolean moveTo(Status status, Instant now) {
		if (this.status == status) {
			return false;
		}
		this.status = status;
		this.milestones = this.milestones.moved(status, now);
		return true;
	}

	/**
	 * Notes how many further customers staff know of; null leaves what was recorded
	 * before.
	 */
	public void affecting(Integer customersStated) {
		this.customersStated = (customersStated != null) ? customersStated : this.customersStated;
	}

	/**
	 * Notes the score that the number of customers gave, so that each threshold counts
	 * once.
	 * @param affected 1 to 5
	 */
	public void countedAs(int affected) {
		this.countedAffected = (short) affected;
	}

	/**
	 * Links the case with its original.
	 */
	public void mergedInto(String originalNumber) {
		this.originalNumber = originalNumber;
	}

	/**
	 * Notes that the same customer wrote about the same thing before: it counts as
	 * repeat, not as another customer.
	 */
	public void repeats() {
		this.chaser = true;
	}

	/**
	 * Makes it a case of its own again, with nothing come of it yet.
	 */
	public void standsAlone() {
		this.originalNumber = null;
		this.chaser = false;
		this.outcome = null;
	}

	/**
	 * Makes the case one of those that an improvement serves; null when none does.
	 */
	public void servedBy(String improvementNumber) {
		this.improvementNumber = improvementNumber;
		this.outcome = null;
	}

	/**
	 * Notes what came of it (finished, takenUp, declined, unlinked). So it is known even
	 * when nobody waits for it yet. It is null when a new round begins.
	 */
	public void cameTo(String outcome) {
		this.outcome = outcome;
	}

	public void questionAsked() {
		this.questionsAsked++;
	}

	/**
	 * Notes the first answer or question by a person; later ones change nothing.
	 * @return whether it was the first
	 */
	public boolean humanResponded(Instant at) {
		boolean first = this.milestones.firstResponseAt() == null;
		this.milestones = this.milestones.responded(at);
		return first;
	}

	/**
	 * Notes the customer's judgement.
	 * @param score 1 to 5, or null
	 */
	public void judged(boolean satisfied, Integer score) {
		this.satisfied = satisfied;
		this.objections += satisfied ? 0 : 1;
		this.satisfactionScore = (score != null) ? score.shortValue() : null;
	}

	/**
	 * Notes how content the customer is after the case was closed; what the customer said
	 * of the solution stays.
	 * @param score 1 to 5
	 */
	public void rated(int score) {
		this.satisfactionScore = (short) score;
	}

	/**
	 * Notes that the customer came back after the case was closed, with nothing come of
	 * it yet and nothing asked. It no longer waits with an original.
	 */
	public void reopened(Instant at) {
		standsAlone();
		this.satisfied = false;
		this.objections++;
		this.reopenedAt = at;
		this.questionsAsked = 0;
	}

	/**
	 * Notes that the customer goes on here from a case that has ended. What that was a
	 * complaint about, this is, too.
	 */
	public void goesOnFrom(Feedback ended) {
		this.continuesNumber = ended.number;
		this.aboutUser = ended.aboutUser;
	}

	public Long id() {
		return this.id;
	}

	public String number() {
		return this.number;
	}

	/**
	 * Its number and that of the improvement that serves it, if one does.
	 */
	public List<String> numbers() {
		return (this.improvementNumber != null) ? List.of(this.number, this.improvementNumber) : List.of(this.number);
	}

	public byte[] secretNonce() {
		return this.secretNonce;
	}

	public Contact contact() {
		return this.contact;
	}

	public Status status() {
		return this.status;
	}

	public Arrival arrival() {
		return this.arrival;
	}

	/**
	 * Makes all masked copies of what the customer wrote anew, and those of what staff
	 * wrote about it.
	 * @param at so that each node reads them again
	 */
	public void remask(UnaryOperator<ProtectedText> anew, UnaryOperator<String> mask, Details details, Instant at) {
		this.words = new Verbatim(anew.apply(this.words.summary()), anew.apply(this.words.description()),
				anew.apply(this.words.demand()));
		this.evidence.forEach((one) -> one.remask(anew));
		this.details = details;
		this.restatement = mask.apply(this.restatement);
		this.riskReason = mask.apply(this.riskReason);
		this.remaskedAt = at;
	}

	public Verbatim words() {
		return this.words;
	}

	public List<Evidence> evidence() {
		return List.copyOf(this.evidence);
	}

	/**
	 * What it is about; never null.
	 */
	public Subject subject() {
		return (this.subject != null) ? this.subject : Subject.UNKNOWN;
	}

	/**
	 * What only some channels and forms ask for; never null.
	 */
	public Details details() {
		return (this.details != null) ? this.details : Details.NONE;
	}

	public IntakeFacts intake() {
		return this.intake;
	}

	/**
	 * What its channel asks for and nobody has said yet.
	 */
	public List<String> missing() {
		return this.intake.missing()
			.stream()
			.filter((field) -> !subject().tells(field) && !details().masked().containsKey(field))
			.toList();
	}

	public Milestones milestones() {
		return this.milestones;
	}

	public String mark() {
		return this.mark;
	}

	public String markReason() {
		return this.markReason;
	}

	public String verdict() {
		return this.verdict;
	}

	public String restatement() {
		return this.restatement;
	}

	public String riskReason() {
		return this.riskReason;
	}

	/**
	 * How it is graded; never null.
	 */
	public Grading grading() {
		return (this.grading != null) ? this.grading : Grading.NONE;
	}

	public boolean isGraded() {
		return grading().grade() != null;
	}

	public String caseOwner() {
		return this.caseOwner;
	}

	/**
	 * Whether this is a complaint about that person, who must not see it.
	 */
	public boolean isHiddenFrom(String userId) {
		return this.aboutUser != null && this.aboutUser.equals(userId);
	}

	/**
	 * Whether the same people may see both.
	 */
	public boolean isHiddenAs(Feedback other) {
		return Objects.equals(this.aboutUser, other.aboutUser);
	}

	public String originalNumber() {
		return this.originalNumber;
	}

	/**
	 * Whether the same customer wrote about the same thing before.
	 */
	public boolean isChaser() {
		return this.chaser;
	}

	/**
	 * The score that the number of customers gave so far, 0 if none did.
	 */
	public int countedAffected() {
		return (this.countedAffected != null) ? this.countedAffected : 0;
	}

	public String improvementNumber() {
		return this.improvementNumber;
	}

	public String outcome() {
		return this.outcome;
	}

	public int questionsAsked() {
		return this.questionsAsked;
	}

	public Boolean satisfied() {
		return this.satisfied;
	}

	public Integer satisfactionScore() {
		return (this.satisfactionScore != null) ? this.satisfactionScore.intValue() : null;
	}

	/**
	 * How often the customer has not accepted the result, before or after closure.
	 */
	public int objections() {
		return this.objections;
	}

	/**
	 * When the customer last reopened it after closure, or null.
	 */
	public Instant reopenedAt() {
		return this.reopenedAt;
	}

	/**
	 * The number of the ended case that this one goes on from, or null.
	 */
	public String continuesNumber() {
		return this.continuesNumber;
	}

}
