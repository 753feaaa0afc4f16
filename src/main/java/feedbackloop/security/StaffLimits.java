package feedbackloop.security;

import java.time.Duration;

import org.springframework.stereotype.Component;

/**
 * How often members of staff may do what is limited, counted for all nodes together. Not
 * to be asked within a transaction, as each count takes a connection of its own.
 */
@Component
public class StaffLimits {

	private final LimitCounter limits;

	private final LimitSettings settings;

	StaffLimits(LimitCounter limits, LimitSettings settings) {
		this.limits = limits;
		this.settings = settings;
	}

	/**
	 * Counts that the person sees one field of a customer in clear.
	 * @return zero, or how long to wait for the next
	 */
	public Duration reveal(String userId) {
		return this.limits.take("reveals", this.settings.reveals(), userId);
	}

	/**
	 * Whether others are to be told that the person wants to see more than that: once
	 * within the time of the limit, whichever customers it is about.
	 */
	public boolean isNewExcess(String userId) {
		Limit once = new Limit(1, this.settings.reveals().within());
		return this.limits.take("reveals told", once, userId).isZero();
	}

}
