package feedbackloop.clients;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A client as administrators see it.
 *
 * @param channels in the order of the channels
 * @param perMinute null for no limit
 * @param cases how many it has brought in
 * @param keys the latest first
 */
record ClientView(long id, String name, String purpose, List<String> channels, Integer perMinute, String madeBy,
		OffsetDateTime madeAt, long cases, List<KeyView> keys) {

	/**
	 * The keys by which it may call now; at most two.
	 */
	public List<KeyView> valid() {
		return this.keys.stream().filter((key) -> key.state() == ClientKeys.State.VALID).toList();
	}

	/**
	 * When one of its keys was last used, or null.
	 */
	public OffsetDateTime getUsedAt() {
		return this.keys.stream()
			.map(KeyView::usedAt)
			.filter((at) -> at != null)
			.max(OffsetDateTime::compareTo)
			.orElse(null);
	}

	/**
	 * Whether it may call now.
	 */
	public boolean isActive() {
		return !valid().isEmpty();
	}

	/**
	 * A key of it.
	 *
	 * @param begins its first characters
	 * @param expiresAt from then on it does not count, or null
	 * @param usedAt to the minute, or null
	 */
	record KeyView(long id, String begins, ClientKeys.State state, String madeBy, OffsetDateTime madeAt,
			OffsetDateTime expiresAt, OffsetDateTime revokedAt, String revokedBy, OffsetDateTime usedAt) {

		public boolean isValid() {
			return this.state == ClientKeys.State.VALID;
		}

		/** The last day on which it counts, or null. */
		public OffsetDateTime getLastDay() {
			return (this.expiresAt != null) ? this.expiresAt.minusDays(1) : null;
		}

	}

}
