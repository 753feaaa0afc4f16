package feedbackloop.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that go with the letters of a case: a letter has those of the texts that it
 * holds. A text that is sent twice has its files with the first letter.
 */
final class LetterFiles {

	private final Map<Long, List<Attachment>> byText;

	private final Map<String, List<Attachment>> waiting = new HashMap<>();

	/**
	 * @param byText by the id of what a person wrote
	 */
	LetterFiles(Map<Long, List<Attachment>> byText) {
		this.byText = byText;
	}

	/**
	 * Somebody wrote a text for the customer.
	 */
	void written(Long id, String text) {
		List<Attachment> files = this.byText.get(id);
		if (files != null) {
			this.waiting.put(text, files);
		}
	}

	/**
	 * Those of a letter, or null where it has none.
	 */
	List<Attachment> of(String letter) {
		List<String> held = this.waiting.keySet().stream().filter(letter::contains).toList();
		List<Attachment> files = held.stream().flatMap((text) -> this.waiting.remove(text).stream()).toList();
		return files.isEmpty() ? null : files;
	}

}
