package feedbackloop.feedback;

/**
 * A measure was planned, has landed, or failed and was taken back; published in the
 * transaction in which it happened.
 *
 * @param improvement the number of the improvement that it is part of
 * @param measure its number there, from 1
 * @param state {@link #PLANNED}, {@link #LANDED} or {@link #FAILED}
 */
public record MeasureMoved(String improvement, int measure, String state) {

	public static final String PLANNED = "planned";

	public static final String LANDED = "landed";

	public static final String FAILED = "failed";

}
