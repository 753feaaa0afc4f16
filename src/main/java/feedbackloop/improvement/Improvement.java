package feedbackloop.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import feedbackloop.process.CauseConclusion;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A cause, its analysis, its measures and what came of them. Serves one or more cases and
 * outlives each of them.
 */
@Entity
class Improvement {

	static final String OPEN = "open";

	static final String LANDED = "landed";

	static final String DECLINED = "declined";

	/** All its cases went on with another. */
	static final String MERGED = "merged";

	/** It had no case left, and a person ended it. */
	static final String ENDED = "ended";

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	@NaturalId
	private String number;

	private String feedbackNumber;

	private String feedbackType;

	private String grade;

	private boolean complianceRisk;

	private String lead;

	private String owner;

	private String ownerNamedBy;

	private String state;

	private Instant openedAt;

	private String rootCause;

	private String direction;

	private Boolean handleImmediately;

	@JdbcTypeCode(SqlTypes.JSON)
	private List<Map<String, Object>> whys;

	private String stopReason;

	private String conclusion;

	private String oneKindReason;

	private String noMeasureReason;

	private String knowledgeReason;

	private String cost;

	private String effect;

	private String warningSignals;

	private LocalDate watchUntil;

	private Instant finishedAt;

	private String mergedInto;

	private Instant leftEmptyAt;

	@Embedded
	private Mitigation mitigation;

	@Embedded
	private Effect worked;

	@OneToMany(mappedBy = "improvement", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("number")
	private List<Measure> measures = new ArrayList<>();

	@OneToMany(mappedBy = "improvement", cascade = CascadeType.ALL)
	@OrderBy("id")
	private List<Contribution> contributions = new ArrayList<>();

	protected Improvement() {
	}

	/**
	 * Opens an improvement.
	 * @param feedbackNumber its founding case
	 * @param owner who answers for it until somebody plans it, or null
	 */
	Improvement(String number, String feedbackNumber, String feedbackType, String grade, boolean complianceRisk,
			String lead, String owner, Instant openedAt) {
		this.number = number;
		this.feedbackNumber = feedbackNumber;
		this.feedbackType = feedbackType;
		this.grade = grade;
		this.complianceRisk = complianceRisk;
		this.lead = lead;
		this.owner = owner;
		this.state = OPEN;
		this.openedAt = openedAt;
	}

	void asks(String team, String deliverable, boolean required) {
		this.contributions.add(new Contribution(this, team, deliverable, required));
	}

	void analysed(String rootCause, String direction, boolean handleImmediately, List<Map<String, Object>> whys,
			String stopReason) {
		this.rootCause = rootCause;
		this.direction = direction;
		this.handleImmediately = handleImmediately;
		this.whys = whys;
		this.stopReason = stopReason;
		this.conclusion = null;
		this.watchUntil = null;
	}

	/** The cause was not found: it is looked for again on that day. */
	void watched(LocalDate until) {
		this.conclusion = CauseConclusion.WATCH;
		this.watchUntil = until;
		this.noMeasureReason = null;
	}

	/** The cause was not found, and it will be closed so, if another person approves. */
	void unexplained(String userId, String reason, Instant at) {
		this.conclusion = CauseConclusion.CLOSE;
		this.watchUntil = null;
		planned(userId, List.of(), null, reason, at);
	}

	/** It is looked for again. */
	void lookedAtAgain() {
		this.conclusion = null;
		this.watchUntil = null;
	}

	/** Null while nobody looks out for a day. */
	LocalDate watchUntil() {
		return this.watchUntil;
	}

	/**
	 * Replaces what was planned and not carried out yet, and what failed. Whoever plans
	 * answers for it, unless somebody else was named.
	 */
	void planned(String userId, List<PlannedMeasure> plan, String oneKindReason, String noMeasureReason, Instant at) {
		if (this.ownerNamedBy == null) {
			this.owner = userId;
		}
		this.measures.removeIf((measure) -> !measure.isLanded());
		this.measures.stream().filter(Measure::hasFailed).forEach((measure) -> measure.superseded(at));
		int last = this.measures.stream().mapToInt(Measure::number).max().orElse(0);
		for (PlannedMeasure measure : plan) {
			last++;
			this.measures.add(new Measure(this, last, measure));
		}
		this.oneKindReason = oneKindReason;
		this.noMeasureReason = noMeasureReason;
	}

	void ownedBy(String owner, String namedBy) {
		this.owner = owner;
		this.ownerNamedBy = namedBy;
	}

	void regraded(String grade) {
		this.grade = grade;
	}

	void mitigationBegun(Instant at) {
		this.mitigation = new Mitigation(at);
	}

	/** Null if there was none. */
	Mitigation mitigation() {
		return this.mitigation;
	}

	/** What was done for now under another cause that is merged into this one. */
	void takesOver(Mitigation of) {
		this.mitigation = of;
	}

	void landed(Instant at) {
		this.state = LANDED;
		this.finishedAt = at;
		this.worked = new Effect(at);
	}

	/**
	 * Whether it worked, as far as is known; null before it landed.
	 */
	Effect worked() {
		return this.worked;
	}

	/**
	 * Whether it landed since the improvement was reopened last, if it was, and no later
	 * plan gave it up.
	 */
	boolean isOfThisRound(Measure measure) {
		return !measure.isSuperseded()
				&& (this.worked == null || !measure.isLanded() || measure.landedAt().isAfter(this.worked.checkedAt()));
	}

	/** A new round begins; what landed before stays. */
	void reopened() {
		this.state = OPEN;
		this.finishedAt = null;
	}

	void declined(Instant at) {
		this.state = DECLINED;
		this.finishedAt = at;
	}

	void summedUp(String knowledgeReason, String cost, String effect, String warningSignals, LocalDate watchUntil) {
		this.knowledgeReason = knowledgeReason;
		this.cost = cost;
		this.effect = effect;
		this.warningSignals = warningSignals;
		this.watchUntil = watchUntil;
	}

	/** Which of its cases stands for it from now on. */
	void standsFor(String feedbackNumber) {
		this.feedbackNumber = feedbackNumber;
	}

	/** No case waits for it any more; a person decides whether it goes on. */
	void leftEmpty(Instant at) {
		this.leftEmptyAt = at;
	}

	/** Cases wait for it, or a person lets it go on without. */
	void goesOn() {
		this.leftEmptyAt = null;
	}

	boolean isLeftEmpty() {
		return isOpen() && this.leftEmptyAt != null;
	}

	void ended(Instant at) {
		this.state = ENDED;
		this.finishedAt = at;
	}

	void mergedInto(String other, Instant at) {
		this.state = MERGED;
		this.mergedInto = other;
		this.finishedAt = at;
	}

	/** The improvement that its cases went on with, or null. */
	String mergedInto() {
		return this.mergedInto;
	}

	boolean isOpen() {
		return this.state.equals(OPEN);
	}

	String number() {
		return this.number;
	}

	String feedbackNumber() {
		return this.feedbackNumber;
	}

	String feedbackType() {
		return this.feedbackType;
	}

	boolean hasComplianceRisk() {
		return this.complianceRisk;
	}

	Instant openedAt() {
		return this.openedAt;
	}

	String lead() {
		return this.lead;
	}

	String owner() {
		return this.owner;
	}

	String grade() {
		return this.grade;
	}

	/** Null while it is not known. */
	String rootCause() {
		return this.rootCause;
	}

	String noMeasureReason() {
		return this.noMeasureReason;
	}

	List<Measure> measures() {
		return this.measures;
	}

	List<Contribution> contributions() {
		return this.contributions;
	}

}
