package feedbackloop.models.replay;

import java.util.List;
import java.util.Locale;

import feedbackloop.words.Bilingual;

/**
 * A decision table as some facts meet it: which rules match, and at which cells the
 * others fail.
 *
 * @param outputs the labels of the outputs
 */
record ExplainedTable(String key, List<Input> inputs, List<String> outputs, List<ExplainedRow> rows) {

	/**
	 * The rule that decides, or those.
	 */
	public List<ExplainedRow> deciding() {
		return this.rows.stream().filter(ExplainedRow::decides).toList();
	}

	/**
	 * An input with the fact in it.
	 *
	 * @param label "中文 English"
	 */
	record Input(String label, String value) {

	}

	/**
	 * A rule.
	 *
	 * @param number from 1
	 * @param decides whether the answer comes from it; a rule that matches below the
	 * first one decides nothing in a table that is read from the top
	 */
	record ExplainedRow(int number, String description, List<Cell> cells, List<String> results, boolean matches,
			boolean decides) {

		/**
		 * What it gives, in the reader's language.
		 */
		public List<String> resultsIn(Locale locale) {
			return this.results.stream()
				.map((result) -> Bilingual.in(locale, result.replaceAll("^\"|\"$", "")))
				.toList();
		}

	}

	/**
	 * A condition.
	 *
	 * @param text as it stands in the file, empty where everything holds
	 */
	record Cell(String text, boolean holds) {

	}

}
