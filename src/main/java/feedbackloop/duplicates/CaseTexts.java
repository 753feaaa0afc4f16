package feedbackloop.duplicates;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds cases by what their customers wrote: summary and description, masked, without
 * regard to case and width. Chinese needs no dictionary for it.
 */
@Service
public class CaseTexts {

	private final SearchableCases cases;

	private final JdbcClient database;

	CaseTexts(SearchableCases cases, JdbcClient database) {
		this.cases = cases;
		this.database = database;
	}

	/**
	 * The numbers of the newest cases whose text holds all of these words.
	 * @param words separated by white space
	 * @param most how many numbers at most
	 */
	public List<String> containing(String words, int most) {
		return this.cases.containing(words, most);
	}

	/**
	 * The cases, of any state, whose texts are most like that of this one. The most
	 * similar come first. Who may see them is not asked.
	 * @param most how many at most
	 */
	public List<Like> like(String number, int most) {
		return this.database
			.sql("select concat_ws(E'\\n', summary_masked, description_masked) from feedback where number = :number")
			.param("number", number)
			.query(String.class)
			.optional()
			.map((text) -> this.cases.like(number, text, most))
			.orElse(List.of())
			.stream()
			.map((match) -> new Like(match.number(), match.likeness()))
			.toList();
	}

	/**
	 * A case whose text is like another one's.
	 *
	 * @param likeness 0 to 1, where 1 is the same text
	 */
	public record Like(String number, double likeness) {

	}

}
