package feedbackloop.grading;

import java.util.Map;

import feedbackloop.process.Refusal;

/**
 * Where the decision tables behind a grade are asked: those that are live, or others that
 * are tried.
 */
@FunctionalInterface
public interface Tables {

	/**
	 * The outputs of the one rule that matches.
	 * @param key the key of the table
	 * @throws Refusal if the table has no answer for these facts
	 */
	Map<String, Object> evaluate(String key, Map<String, Object> facts);

}
