package feedbackloop.duplicates;

import java.util.List;

import org.springframework.stereotype.Service;

/**
 * Finds cases by words of what their customers wrote: summary and description, masked,
 * without regard to case and width. Chinese needs no dictionary for it.
 */
@Service
public class CaseTexts {

	private final SearchableCases cases;

	CaseTexts(SearchableCases cases) {
		this.cases = cases;
	}

	/**
	 * The numbers of the newest cases whose text holds all of these words.
	 * @param words separated by white space
	 * @param most how many numbers at most
	 */
	public List<String> containing(String words, int most) {
		return this.cases.containing(words, most);
	}

}
