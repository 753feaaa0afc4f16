package feedbackloop.improvement;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * That an improvement landed, and whether it then worked: two things.
 */
@Embeddable
class Effect {

	static final String CONFIRMED = "confirmed";

	static final String REOPENED = "reopened";

	@Column(name = "last_landed_at")
	private Instant landedAt;

	@Column(name = "effect_checked_at")
	private Instant checkedAt;

	@Column(name = "effect_result")
	private String result;

	@Column(name = "effect_new_cases")
	private Integer newCases;

	@Column(name = "effect_cases_before")
	private Integer casesBefore;

	protected Effect() {
	}

	Effect(Instant landedAt) {
		this.landedAt = landedAt;
	}

	/**
	 * What was counted.
	 * @param newCases since it landed
	 * @param casesBefore in as long a time before it was opened
	 */
	void counted(int newCases, int casesBefore) {
		this.newCases = newCases;
		this.casesBefore = casesBefore;
	}

	void judged(String result, Instant at) {
		this.result = result;
		this.checkedAt = at;
	}

	/** Null until somebody looked whether it worked. */
	Instant checkedAt() {
		return this.checkedAt;
	}

	Instant landedAt() {
		return this.landedAt;
	}

}
