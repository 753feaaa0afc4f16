package feedbackloop.duplicates;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.CaseAction;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Merges cases that wait for triage with one original.
 */
@Component
@Order(3)
class MergeCases implements CaseAction {

	private final Links links;

	private final Words words;

	MergeCases(Links links, Words words) {
		this.links = links;
		this.words = words;
	}

	@Override
	public String name() {
		return "merge";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		Map<String, String> originals = new LinkedHashMap<>();
		numbers.stream().sorted().forEach((number) -> originals.put(number, number));
		return List.of(new Field("originalNumber", originals, true));
	}

	@Override
	public boolean isOffered(Collection<String> groups) {
		return Right.MERGE.isOf(groups);
	}

	@Override
	public Done apply(String number, Map<String, String> said, String userId) {
		String original = said.get("originalNumber");
		if (Blank.is(original)) {
			throw Refusal.invalid("originalNumber", "required");
		}
		if (BusinessKey.typed(original).equals(number)) {
			throw Refusal.tooLate("isTheOriginal");
		}
		this.links.link(number, original, userId);
		return new Done(Tasks.TRIAGE, null, "");
	}

	@Override
	public void undo(String number, String back, String userId) {
		this.links.unlink(number, this.words.say("bulk.undone"), userId);
	}

}
