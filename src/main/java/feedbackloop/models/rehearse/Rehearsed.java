package feedbackloop.models.rehearse;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import feedbackloop.notation.Finding;

/**
 * What came of a rehearsal.
 *
 * @param findings what went wrong, nothing but warnings when the files may go live
 * @param places how many different places cases stood in
 * @param untouched steps and ways of the changed processes that no case took
 */
public record Rehearsed(List<Finding> findings, int places, Set<String> untouched, Duration took) {

}
