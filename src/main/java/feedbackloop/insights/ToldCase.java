package feedbackloop.insights;

import java.util.List;

/**
 * A case with all that happened to it, in the reader's language; masked.
 *
 * @param forms the entries of the trail in words
 * @param keys the numbers of the case, of its improvement and of its measures
 */
public record ToldCase(CaseFile file, Trail trail, List<EntryWords.Form> forms, List<String> keys) {

}
