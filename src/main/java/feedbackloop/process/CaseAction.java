package feedbackloop.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Something that staff do with one case on its page and with several at once on the list.
 * Both go through the same door: same rights, same checks, one entry each in the record.
 */
public interface CaseAction {

	/**
	 * The word by which it is kept and named: {@code bulk.action.<name>}.
	 */
	String name();

	/**
	 * What the person has to say about it, the same for all cases; each is required.
	 * @param numbers of the cases
	 */
	List<Field> fields(List<String> numbers, String userId);

	/**
	 * Whether members of these groups may do it with any case at all.
	 */
	boolean isOffered(Collection<String> groups);

	/**
	 * Whether it may be taken back at all.
	 */
	default boolean canUndo() {
		return true;
	}

	/**
	 * Does it with one case, in the caller's transaction.
	 * @param said by field
	 * @throws Refusal if it cannot be done; nothing is stored then
	 */
	Done apply(String number, Map<String, String> said, String userId);

	/**
	 * Takes it back, in the caller's transaction.
	 * @param back what {@link Done} kept for that
	 * @throws Refusal if it cannot be taken back any more
	 */
	void undo(String number, String back, String userId);

	/**
	 * Something that the person has to say.
	 *
	 * @param name the word behind {@code bulk.field.}
	 * @param choices value and label of what may be chosen; empty where it is typed
	 * @param open whether something else may be typed instead
	 */
	record Field(String name, Map<String, String> choices, boolean open) {

	}

	/**
	 * What was done.
	 *
	 * @param task the key of the task that it was done with
	 * @param before who had claimed that task, or null
	 * @param back what undoing needs, at most 400 characters; no personal data
	 */
	record Done(String task, String before, String back) {

	}

}
