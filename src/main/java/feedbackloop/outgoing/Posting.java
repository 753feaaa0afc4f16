package feedbackloop.outgoing;

/**
 * What an endpoint is told, without personal data.
 *
 * @param id the same at each attempt
 * @param subject one line
 * @param text what a group chat shows, or the exact JSON that a program gets
 */
public record Posting(String id, String subject, String text) {

}
