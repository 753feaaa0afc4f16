package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an edited table would have answered otherwise, of all that it was asked.
 *
 * @param table its key
 * @param asked how often it was asked
 * @param changed how often the answer would be another
 * @param unanswered how often it would have none
 * @param notRecorded its inputs that are not on record; they count as not given
 * @param labels of its inputs and outputs, "中文 English", by their names
 * @param questions those with another answer, the most frequent first
 */
@Schema(name = "AskedTable")
record AskedTable(String table, int asked, int changed, int unanswered, List<String> notRecorded,
		Map<String, String> labels, List<OtherAnswer> questions) {

	/**
	 * A question with another answer.
	 *
	 * @param kept the question as the record has it
	 * @param facts what was asked, by the names of the inputs
	 * @param times how often
	 * @param before what the live table answers
	 * @param after what the edited table answers
	 */
	record OtherAnswer(Map<String, Object> kept, Map<String, Object> facts, int times, Answer before, Answer after) {

	}

	/**
	 * What a table answers.
	 *
	 * @param rules the numbers of the rules that match, from 1; none without an answer
	 * @param outputs of each of them, by the names of the outputs
	 * @param problem why there is no answer: noRule or other
	 */
	record Answer(List<Integer> rules, List<Map<String, Object>> outputs, String problem) {

		/**
		 * Whether somebody would notice the difference: another rule that says the same
		 * is none. Rules that overlap stop a case where none that matches does not.
		 */
		boolean differs(Answer other) {
			return !this.outputs.equals(other.outputs) || !Objects.equals(this.problem, other.problem);
		}

		String output(String name) {
			return this.outputs.isEmpty() ? "" : String.valueOf(this.outputs.get(0).get(name));
		}

	}

}
