package feedbackloop.feedback;

import jakarta.persistence.Embeddable;

/**
 * By which channel a feedback came, and how its customer can be told.
 *
 * @param reach how the customer can be told: direct, page, public, none
 * @param language zh-CN or en
 * @param apiClient name of the program that brought it with a key of its own, or null
 */
@Embeddable
public record Arrival(String channel, String reach, String language, String apiClient) {

}
