package feedbackloop.consolidation;

import java.math.BigDecimal;

/**
 * What one channel brought.
 *
 * @param gathered since the last working day began
 * @param incomplete those of them that lack what the channel asks for
 * @param usuallyGathered the median of those spans before that are as many days long;
 * null where none is
 * @param today on the day itself
 * @param usuallyToday the median of the working days before, each up to the same hour;
 * null on a day off
 */
record ChannelRow(String channel, long gathered, long incomplete, BigDecimal usuallyGathered, long today,
		BigDecimal usuallyToday) {

	/**
	 * Whether it usually has brought something by this hour, and nothing today.
	 */
	public boolean isSilent() {
		return this.today == 0 && this.usuallyToday != null && this.usuallyToday.compareTo(BigDecimal.ONE) >= 0;
	}

}
