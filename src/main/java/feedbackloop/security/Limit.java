package feedbackloop.security;

import java.time.Duration;

/**
 * How often something may be done within a time; what is used up comes back evenly.
 *
 * @param most how often at once
 * @param within the time after which all of it is there again
 */
record Limit(int most, Duration within) {

}
