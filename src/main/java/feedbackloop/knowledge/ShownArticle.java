package feedbackloop.knowledge;

/**
 * A version of an article as its page shows it.
 *
 * @param language of title and text, zh-CN or en
 * @param other whether it is not the language that was asked for
 * @param html of the text, safe to show
 */
record ShownArticle(String kind, String product, String module, boolean open, String language, boolean other,
		String title, String html) {

	/**
	 * As somebody reads it who would like that language.
	 */
	static ShownArticle of(ArticleDraft said, String language) {
		ArticleDraft.Text text = said.in(language);
		String spoken = said.languageFor(language);
		return new ShownArticle(said.kind(), said.product(), said.module(), said.open(), spoken,
				spoken.equals("en") != language.startsWith("en"), text.title(), ArticleText.html(text.body()));
	}

}
