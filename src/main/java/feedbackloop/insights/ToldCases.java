package feedbackloop.insights;

import java.util.Locale;

import org.springframework.stereotype.Service;

/**
 * Tells other features what happened to a case, as the case page does.
 */
@Service
public class ToldCases {

	private final CaseReader cases;

	private final EntryWords entries;

	ToldCases(CaseReader cases, EntryWords entries) {
		this.cases = cases;
		this.entries = entries;
	}

	/**
	 * The case with all that happened to it.
	 * @param reader user id of who looks
	 * @throws feedbackloop.process.Refusal if there is none of that number
	 */
	public ToldCase of(String number, String reader, Locale locale) {
		CaseStory story = this.cases.story(number, reader, locale);
		return new ToldCase(story.file(), story.trail(),
				story.trail().entries().stream().map((entry) -> this.entries.of(entry, locale)).toList(),
				CaseFile.keys(story.file().number(), story.file().improvement()));
	}

}
