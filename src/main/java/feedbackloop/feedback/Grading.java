package feedbackloop.feedback;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The facts that triage stated and what the tables made of them; all null while a case is
 * not graded.
 *
 * @param affected 1 to 5
 * @param severity 1 to 5
 * @param urgency 1 to 5
 * @param score 2 to 10 in steps of 0.2, exact
 * @param reason why this grade, "中文 / English"
 * @param team who answers and owns the case
 * @param lead who leads analysis and plan
 */
@Embeddable
public record Grading(String feedbackType, @JdbcTypeCode(SqlTypes.SMALLINT) Integer affected,
		@JdbcTypeCode(SqlTypes.SMALLINT) Integer severity, @JdbcTypeCode(SqlTypes.SMALLINT) Integer urgency,
		Boolean majorLossRisk, Boolean complianceRisk, @Column(name = "priority_score") BigDecimal score, String grade,
		@Column(name = "grade_reason") String reason, String path, String team, String lead) {

	/** Not graded yet. */
	static final Grading NONE = new Grading(null, null, null, null, null, null, null, null, null, null, null, null);

	/**
	 * Whether staff see a loss that must not be; nobody said so of what is not graded.
	 */
	public boolean hasMajorLossRisk() {
		return Boolean.TRUE.equals(this.majorLossRisk);
	}

	/**
	 * Whether law or an authority is concerned; nobody said so of what is not graded.
	 */
	public boolean hasComplianceRisk() {
		return Boolean.TRUE.equals(this.complianceRisk);
	}

}
