package feedbackloop.models.rehearse;

import java.util.List;

/**
 * How far the rehearsal is that runs on this node.
 *
 * @param files that are rehearsed
 * @param steps how many different steps and ways cases have taken
 * @param seconds that it has taken so far
 * @param longest seconds that it takes at most
 */
public record RehearsalProgress(List<String> files, int steps, long seconds, long longest) {

}
