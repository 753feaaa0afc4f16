package feedbackloop.suggestions;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What similar cases suggest for one field of triage. Nobody has decided it yet.
 *
 * @param field the key of the field
 * @param value as the form submits it
 * @param cases the numbers of the cases that say so, the most similar first; those that
 * the reader may see
 * @param compared of how many similar cases these are
 */
@Schema(name = "Suggestion")
public record Suggestion(String field, String value, List<String> cases, int compared) {

}
