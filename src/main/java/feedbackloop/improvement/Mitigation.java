package feedbackloop.improvement;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Service restored for now, while the cause is worked on.
 */
@Embeddable
class Mitigation {

	@Column(name = "mitigation_begun_at")
	private Instant begunAt;

	@Column(name = "mitigated_at")
	private Instant restoredAt;

	@Column(name = "mitigation_lifted_at")
	private Instant liftedAt;

	@Column(name = "mitigation_text")
	private String text;

	protected Mitigation() {
	}

	Mitigation(Instant begunAt) {
		this.begunAt = begunAt;
	}

	/**
	 * What was done, or where it stands.
	 */
	void told(boolean restored, String text, Instant at) {
		this.text = text;
		if (restored) {
			this.restoredAt = at;
		}
	}

	/** The same, under another cause. */
	Mitigation goesOn() {
		Mitigation same = new Mitigation(this.begunAt);
		same.restoredAt = this.restoredAt;
		same.text = this.text;
		return same;
	}

	void lifted(Instant at) {
		this.liftedAt = at;
	}

	boolean isLifted() {
		return this.liftedAt != null;
	}

	/** Null while it is not. */
	Instant restoredAt() {
		return this.restoredAt;
	}

}
