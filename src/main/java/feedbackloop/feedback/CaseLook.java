package feedbackloop.feedback;

import java.util.List;

/**
 * Who looks at which case on its page. What its parts have to know is asked once for all
 * of them.
 *
 * @param feedback with contact and evidence
 * @param keys business keys of the case, its improvement and its measures
 * @param tasks that are open in these, the first due first
 * @param duplicates how many that the reader may know of are merged into it
 * @param reader user id
 * @param groups those that the reader is in
 */
public record CaseLook(Feedback feedback, List<String> keys, List<OpenTask> tasks, int duplicates, String reader,
		List<String> groups) {

	public String number() {
		return this.feedback.number();
	}

	/**
	 * The open tasks of the case itself.
	 */
	public List<OpenTask> ownTasks() {
		return this.tasks.stream().filter((task) -> task.of().equals(number())).toList();
	}

}
