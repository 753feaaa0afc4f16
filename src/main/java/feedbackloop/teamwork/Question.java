package feedbackloop.teamwork;

import java.time.Instant;

import feedbackloop.feedback.Status;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/**
 * A question that somebody asked the customer: who, from which task, and how long the
 * case waited for the answer. Its words are correspondence and do not stand here.
 */
@Entity
class Question {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String number;

	private String askedBy;

	private Instant askedAt;

	private String taskId;

	private Status statusBefore;

	private Instant waitEndedAt;

	protected Question() {
	}

	/**
	 * A question.
	 * @param taskId the open task from which it is asked; null for triage, which ends
	 * with it, and for those who lead the case
	 * @param statusBefore where the case stood
	 */
	Question(String number, String askedBy, Instant askedAt, String taskId, Status statusBefore) {
		this.number = number;
		this.askedBy = askedBy;
		this.askedAt = askedAt;
		this.taskId = taskId;
		this.statusBefore = statusBefore;
	}

	void waitEnded(Instant at) {
		this.waitEndedAt = at;
	}

	Long id() {
		return this.id;
	}

	String askedBy() {
		return this.askedBy;
	}

	Instant askedAt() {
		return this.askedAt;
	}

	String taskId() {
		return this.taskId;
	}

	Status statusBefore() {
		return this.statusBefore;
	}

	/**
	 * When the case stopped waiting for the customer, or null.
	 */
	Instant waitEndedAt() {
		return this.waitEndedAt;
	}

}
