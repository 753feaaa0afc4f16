package feedbackloop.improvement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

/**
 * Something that is done about a cause: who, what, until when, how it is judged.
 */
@Entity
class Measure {

	static final String PLANNED = "planned";

	static final String LANDED = "landed";

	private static final String PASSED = "passed";

	private static final String FAILED = "failed";

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	@ManyToOne(fetch = FetchType.LAZY)
	private Improvement improvement;

	private int number;

	private String title;

	private String kind;

	private String department;

	private String owner;

	private LocalDate due;

	private LocalDate firstDue;

	private String criteria;

	private String metric;

	private String risk;

	private BigDecimal effortDays;

	private boolean pilot;

	private String noPilotReason;

	private String dependencies;

	private String targetVersion;

	private String state;

	private String landing;

	private String fixSummary;

	private String fixVersion;

	private String rollbackPlan;

	private String regressionTests;

	private int rollbacks;

	private Instant landedAt;

	private Instant supersededAt;

	private OffsetDateTime windowStart;

	private OffsetDateTime windowEnd;

	private String verdict;

	private String verdictMethod;

	private String measured;

	private String verdictEvidence;

	protected Measure() {
	}

	Measure(Improvement improvement, int number, PlannedMeasure plan) {
		this.improvement = improvement;
		this.number = number;
		this.title = plan.title();
		this.kind = plan.kind();
		this.landing = plan.landing();
		this.department = plan.department();
		this.owner = plan.owner();
		this.due = plan.due();
		this.firstDue = plan.due();
		this.criteria = plan.criteria();
		this.metric = plan.metric();
		this.risk = plan.risk();
		this.effortDays = plan.effortDays();
		this.pilot = plan.pilot();
		this.noPilotReason = plan.noPilotReason();
		this.dependencies = plan.dependencies();
		this.targetVersion = plan.targetVersion();
		this.state = PLANNED;
	}

	/**
	 * Where it lands. Once it is known it stays, so that nobody chooses another check.
	 * @param said where, unless it is known
	 */
	String landsIn(String said) {
		if (this.landing == null) {
			this.landing = said;
		}
		return this.landing;
	}

	void fixed(String summary, String version, String rollbackPlan, String regressionTests) {
		this.fixSummary = summary;
		this.fixVersion = version;
		this.rollbackPlan = rollbackPlan;
		this.regressionTests = regressionTests;
	}

	/** Null for both, where nobody said when. */
	void mayBeReleased(OffsetDateTime from, OffsetDateTime until) {
		this.windowStart = from;
		this.windowEnd = until;
	}

	/** Also where there is none. */
	boolean isWindowOver(Instant now) {
		return this.windowEnd == null || this.windowEnd.toInstant().isBefore(now);
	}

	void rolledBack() {
		this.rollbacks++;
	}

	void landed(Instant at) {
		this.state = LANDED;
		this.landedAt = at;
	}

	/**
	 * What verification found.
	 * @param measured the value against the metric, or null
	 */
	void judged(boolean passed, String method, String measured, String evidence) {
		this.verdict = passed ? PASSED : FAILED;
		this.verdictMethod = method;
		this.measured = measured;
		this.verdictEvidence = evidence;
	}

	/** And no later plan gave it up. */
	boolean hasFailed() {
		return !isSuperseded() && FAILED.equals(this.verdict);
	}

	/** Another plan replaces it: it failed, and nothing more comes of it. */
	void superseded(Instant at) {
		this.supersededAt = at;
	}

	boolean isSuperseded() {
		return this.supersededAt != null;
	}

	void reopened() {
		this.state = PLANNED;
		this.landedAt = null;
	}

	boolean isLanded() {
		return this.state.equals(LANDED);
	}

	/** Null until then. */
	Instant landedAt() {
		return this.landedAt;
	}

	int number() {
		return this.number;
	}

	String department() {
		return this.department;
	}

	String kind() {
		return this.kind;
	}

	LocalDate due() {
		return this.due;
	}

	BigDecimal effortDays() {
		return this.effortDays;
	}

	boolean pilot() {
		return this.pilot;
	}

}
