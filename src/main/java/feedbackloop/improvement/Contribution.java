package feedbackloop.improvement;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * What one team is asked to bring to the analysis, and what it brought.
 */
@Entity
class Contribution {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Improvement improvement;

	private String team;

	private String deliverable;

	private boolean required;

	private String contributedBy;

	private Instant contributedAt;

	private String text;

	private String methods;

	protected Contribution() {
	}

	Contribution(Improvement improvement, String team, String deliverable, boolean required) {
		this.improvement = improvement;
		this.team = team;
		this.deliverable = deliverable;
		this.required = required;
	}

	void brought(String by, Instant at, String text, String methods) {
		this.contributedBy = by;
		this.contributedAt = at;
		this.text = text;
		this.methods = methods;
	}

	String team() {
		return this.team;
	}

	/** Whether the team is asked from the start, and waited for. */
	boolean isRequired() {
		return this.required;
	}

	boolean holdsUp() {
		return this.required && this.contributedAt == null;
	}

}
