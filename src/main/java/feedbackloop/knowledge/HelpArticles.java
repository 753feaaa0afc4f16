package feedbackloop.knowledge;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * The published articles that customers may read, for features that lead customers to
 * them.
 */
@Component
public class HelpArticles {

	private static final int MOST = 3;

	private final ReadableArticles readable;

	HelpArticles(ReadableArticles readable) {
		this.readable = readable;
	}

	/**
	 * Those that are about what a text describes, the best first; few.
	 * @param language in which the titles are wanted, zh-CN or en; where an article has
	 * none in it, the other
	 */
	public List<HelpArticle> about(String text, String language) {
		return this.readable.now()
			.like(text)
			.stream()
			.filter(ReadableArticle::open)
			.limit(MOST)
			.map((article) -> new HelpArticle(article.id(), article.in(language).title()))
			.toList();
	}

	/**
	 * An article to lead to.
	 *
	 * @param id its number, behind {@code /help/}
	 */
	public record HelpArticle(long id, String title) {

	}

}
