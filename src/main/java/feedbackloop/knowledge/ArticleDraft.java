package feedbackloop.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.StoredText;

/**
 * What somebody writes into an article.
 *
 * @param kind faq, article or manual
 * @param product key of the catalogue, or null for none
 * @param module key of the catalogue, or null for none
 * @param open whether customers may read it, once it is published
 */
record ArticleDraft(String kind, String product, String module, boolean open, Text chinese, Text english) {

	static final List<String> KINDS = List.of("faq", "article", "manual");

	private static final int LONGEST_TITLE = 200;

	/**
	 * A text in one language.
	 *
	 * @param title null where there is no text in that language
	 * @param body Markdown; null where there is no text in that language
	 */
	record Text(String title, String body) {

		static final Text NONE = new Text(null, null);

		boolean isThere() {
			return this.title != null;
		}

		Text with(Function<String, String> change) {
			return isThere() ? new Text(change.apply(this.title), change.apply(this.body)) : this;
		}

	}

	/**
	 * What was typed into the form of an article.
	 * @throws Refusal if there is no whole text in either language, or a text is too long
	 */
	static ArticleDraft of(Map<String, String> typed) {
		List<Problem> problems = new ArrayList<>();
		String kind = typed.getOrDefault("kind", "");
		if (!KINDS.contains(kind)) {
			problems.add(new Problem("kind", "choice", List.of(String.join(", ", KINDS))));
		}
		Text chinese = text(typed, "titleZh", "bodyZh", problems);
		Text english = text(typed, "titleEn", "bodyEn", problems);
		if (problems.isEmpty() && !chinese.isThere() && !english.isThere()) {
			problems.add(new Problem("titleZh", "articleEmpty", List.of()));
		}
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
		return new ArticleDraft(kind, part(typed, "product"), part(typed, "module"),
				Boolean.parseBoolean(typed.get("open")), chinese, english);
	}

	private static Text text(Map<String, String> typed, String title, String body, List<Problem> problems) {
		boolean given = !Blank.is(typed.get(title)) || !Blank.is(typed.get(body));
		return given ? new Text(given(typed, title, LONGEST_TITLE, problems),
				given(typed, body, StoredText.CORRESPONDENCE, problems)) : Text.NONE;
	}

	private static String given(Map<String, String> typed, String field, int longest, List<Problem> problems) {
		if (Blank.is(typed.get(field))) {
			problems.add(new Problem(field, "required", List.of()));
			return null;
		}
		try {
			return StoredText.checked(field, typed.get(field), longest);
		}
		catch (Refusal refusal) {
			problems.addAll(refusal.problems());
			return null;
		}
	}

	private static String part(Map<String, String> typed, String field) {
		String checked = StoredText.checked(field, typed.get(field), LONGEST_TITLE);
		return checked.isEmpty() ? null : checked;
	}

	/**
	 * As the form of an article has it.
	 */
	Map<String, String> typed() {
		Map<String, String> typed = new HashMap<>();
		typed.put("kind", this.kind);
		typed.put("product", this.product);
		typed.put("module", this.module);
		typed.put("open", String.valueOf(this.open));
		typed.put("titleZh", this.chinese.title());
		typed.put("bodyZh", this.chinese.body());
		typed.put("titleEn", this.english.title());
		typed.put("bodyEn", this.english.body());
		return typed;
	}

	/**
	 * The text in that language, or in the other if there is none.
	 * @param language zh-CN or en
	 */
	Text in(String language) {
		boolean english = language.startsWith("en");
		Text first = english ? this.english : this.chinese;
		return first.isThere() ? first : (english ? this.chinese : this.english);
	}

	/**
	 * The language in which {@link #in} answers.
	 */
	String languageFor(String language) {
		Text text = in(language);
		return text.equals(this.english) ? "en" : "zh-CN";
	}

	ArticleDraft with(Function<String, String> change) {
		return new ArticleDraft(this.kind, this.product, this.module, this.open, this.chinese.with(change),
				this.english.with(change));
	}

	ArticleDraft at(String product, String module) {
		return new ArticleDraft(this.kind, product, module, this.open, this.chinese, this.english);
	}

}
