package feedbackloop.models.deploy;

import feedbackloop.feedback.Blank;

/**
 * Who puts files live, how and why.
 *
 * @param userId {@link #SYSTEM} for what comes with a start or from the folder
 * @param reason null when none was given; at most 1,000 characters are kept
 * @param replayId the replay that was looked at before, null without one
 */
public record Change(String userId, Source source, String reason, Long replayId) {

	public static final String SYSTEM = "system";

	private static final int REASON = 1000;

	public Change {
		reason = Blank.is(reason) ? null : reason.strip();
		if (reason != null && reason.length() > REASON) {
			reason = reason.substring(0, REASON);
		}
	}

}
