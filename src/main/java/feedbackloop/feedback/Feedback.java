package feedbackloop.feedback;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

	private String number;

	private byte[] secretNonce;

	@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
	private Contact contact;

	private String channel;

	private String reach;

	private String language;

	private Status status;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "summary_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "summary_masked"))
	private ProtectedText summary;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "description_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "description_masked"))
	private ProtectedText description;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "demand_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "demand_masked"))
	private ProtectedText demand;

	@OneToMany(mappedBy = "feedback", cascade = CascadeType.PERSIST)
	@OrderBy("id")
	private List<Evidence> evidence = new ArrayList<>();

	private String product;

	private String module;

	private String region;

	private String userCategory;

	private String customerGroup;

	private String coreBlocked;

	private String statedMark;

	private boolean riskHint;

	private boolean personalData;

	private String missing;

	private Instant occurredAt;

	private Instant givenAt;

	private Instant receivedAt;

	private Instant recordedAt;

	private String recordedBy;

	private String mark;

	private String markReason;

	private String verdict;

	private String restatement;

	private String feedbackType;

	private Short affected;

	private Short severity;

	private Short urgency;

	private Boolean majorLossRisk;

	private Boolean complianceRisk;

	private String riskReason;

	private BigDecimal priorityScore;

	private String grade;

	private String gradeReason;

	private String path;

	private String team;

	private String lead;

	private String caseOwner;

	private String aboutUser;

	private String originalNumber;

	private boolean chaser;

	private Short countedAffected;

	private Integer customersStated;

	private String improvementNumber;

	private String outcome;

	private short questionsAsked;

	private Instant firstResponseAt;

	private Instant resolvedAt;

	private Instant closedAt;

	private Boolean satisfied;

	private Short satisfactionScore;

	protected Feedback() {
	}

	public Feedback(Registration registration) {
		this.number = registration.number();
		this.secretNonce = registration.secretNonce();
		this.contact = registration.contact();
		this.channel = registration.channel();
		this.reach = registration.reach();
		this.language = registration.language();
		this.status = Status.RECEIVED;
		this.summary = registration.summary();
		this.description = registration.description();
		this.demand = registration.demand();
		this.product = registration.product();
		this.module = registration.module();
		this.region = registration.region();
		this.userCategory = registration.userCategory();
		this.customerGroup = registration.customerGroup();
		this.coreBlocked = registration.coreBlocked();
		this.statedMark = registration.statedMark();
		this.riskHint = registration.riskHint();
		this.personalData = registration.personalData();
		this.missing = registration.missing().isEmpty() ? null : String.join(",", registration.missing());
		this.occurredAt = registration.occurredAt();
		this.givenAt = registration.givenAt();
		this.receivedAt = registration.receivedAt();
		this.recordedAt = registration.recordedAt();
		this.recordedBy = registration.recordedBy();
		registration.evidence().forEach((link) -> this.evidence.add(new Evidence(this, link)));
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
		this.module = keep(by.module(), this.module);
		this.region = keep(by.region(), this.region);
		this.userCategory = keep(by.userCategory(), this.userCategory);
		this.customerGroup = keep(by.customerGroup(), this.customerGroup);
		this.caseOwner = keep(by.caseOwner(), this.caseOwner);
		this.aboutUser = keep(by.aboutUser(), this.aboutUser);
		this.personalData = (by.personalData() != null) ? by.personalData() : this.personalData;
	}

	private static String keep(String given, String before) {
		return (given != null) ? given : before;
	}

	/**
	 * Notes the grade with every fact it was made of.
	 */
	public void graded(Grading grading) {
		this.feedbackType = grading.feedbackType();
		this.affected = (short) grading.affected();
		this.severity = (short) grading.severity();
		this.urgency = (short) grading.urgency();
		this.majorLossRisk = grading.majorLossRisk();
		this.complianceRisk = grading.complianceRisk();
		this.priorityScore = grading.score();
		this.grade = grading.grade();
		this.gradeReason = grading.reason();
		this.path = grading.path();
		this.team = grading.team();
		this.lead = grading.lead();
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
		if (status == Status.RESOLVED && this.resolvedAt == null) {
			this.resolvedAt = now;
		}
		this.closedAt = status.isFinal() ? now : null;
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
	 * Notes what came of it (finished, takenUp, declined, unlinked), so that it is known
	 * even when nobody waits for it yet; null when a new round begins.
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
		boolean first = this.firstResponseAt == null;
		this.firstResponseAt = first ? at : this.firstResponseAt;
		return first;
	}

	/**
	 * Notes the customer's judgement.
	 * @param score 1 to 5, or null
	 */
	public void judged(boolean satisfied, Integer score) {
		this.satisfied = satisfied;
		this.satisfactionScore = (score != null) ? score.shortValue() : null;
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

	public String channel() {
		return this.channel;
	}

	public String reach() {
		return this.reach;
	}

	public String language() {
		return this.language;
	}

	public Status status() {
		return this.status;
	}

	public ProtectedText summary() {
		return this.summary;
	}

	public ProtectedText description() {
		return this.description;
	}

	public ProtectedText demand() {
		return this.demand;
	}

	public List<Evidence> evidence() {
		return List.copyOf(this.evidence);
	}

	public String product() {
		return this.product;
	}

	public String module() {
		return this.module;
	}

	public String region() {
		return this.region;
	}

	public String userCategory() {
		return this.userCategory;
	}

	public String customerGroup() {
		return this.customerGroup;
	}

	public String coreBlocked() {
		return this.coreBlocked;
	}

	public String statedMark() {
		return this.statedMark;
	}

	public boolean riskHint() {
		return this.riskHint;
	}

	public boolean personalData() {
		return this.personalData;
	}

	/**
	 * The fields that the channel asks for and that are missing.
	 */
	public List<String> missing() {
		return (this.missing != null) ? List.of(this.missing.split(",")) : List.of();
	}

	public Instant occurredAt() {
		return this.occurredAt;
	}

	public Instant givenAt() {
		return this.givenAt;
	}

	public Instant receivedAt() {
		return this.receivedAt;
	}

	public Instant recordedAt() {
		return this.recordedAt;
	}

	public String recordedBy() {
		return this.recordedBy;
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

	public String feedbackType() {
		return this.feedbackType;
	}

	public Integer affected() {
		return (this.affected != null) ? this.affected.intValue() : null;
	}

	public Integer severity() {
		return (this.severity != null) ? this.severity.intValue() : null;
	}

	public Integer urgency() {
		return (this.urgency != null) ? this.urgency.intValue() : null;
	}

	public boolean majorLossRisk() {
		return Boolean.TRUE.equals(this.majorLossRisk);
	}

	public boolean complianceRisk() {
		return Boolean.TRUE.equals(this.complianceRisk);
	}

	public String riskReason() {
		return this.riskReason;
	}

	public BigDecimal priorityScore() {
		return this.priorityScore;
	}

	public String grade() {
		return this.grade;
	}

	public String gradeReason() {
		return this.gradeReason;
	}

	public String path() {
		return this.path;
	}

	public String team() {
		return this.team;
	}

	public String lead() {
		return this.lead;
	}

	public String caseOwner() {
		return this.caseOwner;
	}

	/**
	 * Whether this is a complaint about that person, who must not see it.
	 */
	public boolean isAbout(String userId) {
		return userId.equals(this.aboutUser);
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

	public Instant firstResponseAt() {
		return this.firstResponseAt;
	}

	public Instant resolvedAt() {
		return this.resolvedAt;
	}

	public Instant closedAt() {
		return this.closedAt;
	}

	public Boolean satisfied() {
		return this.satisfied;
	}

	public Integer satisfactionScore() {
		return (this.satisfactionScore != null) ? this.satisfactionScore.intValue() : null;
	}

}
