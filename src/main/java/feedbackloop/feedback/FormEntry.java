package feedbackloop.feedback;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A form as a person submitted it and as it was accepted: facts, masked staff text and
 * lists. Correspondence is not in it. The history of what staff wrote, and the proof of
 * who did what.
 */
@Entity
public class FormEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String taskId;

	private String taskKey;

	private String businessKey;

	private String feedbackNumber;

	private String improvementNumber;

	private String userId;

	private Instant at;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, Object> entries;

	private String overrideReason;

	protected FormEntry() {
	}

	public FormEntry(String taskId, String taskKey, String businessKey, String feedbackNumber, String improvementNumber,
			String userId, Instant at, Map<String, Object> entries, String overrideReason) {
		this.taskId = taskId;
		this.taskKey = taskKey;
		this.businessKey = businessKey;
		this.feedbackNumber = feedbackNumber;
		this.improvementNumber = improvementNumber;
		this.userId = userId;
		this.at = at;
		this.entries = entries;
		this.overrideReason = overrideReason;
	}

	public String taskKey() {
		return this.taskKey;
	}

	public String businessKey() {
		return this.businessKey;
	}

	/**
	 * The number of the case; of an improvement, that of the case that founded it.
	 */
	public String feedbackNumber() {
		return this.feedbackNumber;
	}

	public String userId() {
		return this.userId;
	}

	public Instant at() {
		return this.at;
	}

	public Map<String, Object> entries() {
		return this.entries;
	}

	/**
	 * Why a manager set the four-eyes rule aside, or null.
	 */
	public String overrideReason() {
		return this.overrideReason;
	}

}
