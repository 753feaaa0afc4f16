package feedbackloop.teamwork;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/**
 * Days on which somebody is absent and who takes their place. Both days are included.
 */
@Entity
class Absence {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String userId;

	private LocalDate firstDay;

	private LocalDate lastDay;

	private String substitute;

	private String statedBy;

	private Instant statedAt;

	private Instant endedAt;

	protected Absence() {
	}

	Absence(String userId, LocalDate firstDay, LocalDate lastDay, String substitute, String statedBy,
			Instant statedAt) {
		this.userId = userId;
		this.firstDay = firstDay;
		this.lastDay = lastDay;
		this.substitute = substitute;
		this.statedBy = statedBy;
		this.statedAt = statedAt;
	}

	/**
	 * Ends it before its last day, or before it begins.
	 */
	void ended(Instant at) {
		this.endedAt = at;
	}

	public Long id() {
		return this.id;
	}

	public String userId() {
		return this.userId;
	}

	public LocalDate firstDay() {
		return this.firstDay;
	}

	public LocalDate lastDay() {
		return this.lastDay;
	}

	public String substitute() {
		return this.substitute;
	}

	public String statedBy() {
		return this.statedBy;
	}

}
