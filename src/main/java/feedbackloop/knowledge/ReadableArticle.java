package feedbackloop.knowledge;

import java.time.Instant;

/**
 * An article as lists and searches know it. Texts are masked.
 *
 * @param number of its case
 * @param open whether customers may read it
 */
record ReadableArticle(long id, String number, String kind, String product, String module, boolean open,
		Instant shownAt, Text chinese, Text english) {

	/**
	 * What it says in one language.
	 *
	 * @param body the words alone, without Markdown
	 */
	record Text(String title, String body) {

	}

	/**
	 * Whether it says something in that language.
	 * @param language zh-CN or en
	 */
	public boolean speaks(String language) {
		return (language.startsWith("en") ? this.english : this.chinese) != null;
	}

	/**
	 * The language in which somebody reads it who would like that one.
	 */
	public String languageFor(String language) {
		boolean english = language.startsWith("en") ? this.english != null : this.chinese == null;
		return english ? "en" : "zh-CN";
	}

	/**
	 * What it says to whoever would like that language.
	 */
	public Text in(String language) {
		return languageFor(language).equals("en") ? this.english : this.chinese;
	}

}
