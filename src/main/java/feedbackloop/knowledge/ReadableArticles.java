package feedbackloop.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

import feedbackloop.feedback.Cases;
import feedbackloop.knowledge.ReadableArticle.Text;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The published articles, listed and searched in the memory of this node. One statement
 * asks whether any changed; only then all are read anew, which are few beside cases.
 */
@Component
class ReadableArticles {

	private final JdbcClient database;

	private final Cases cases;

	private final HouseTime time;

	private volatile Read read = new Read("", List.of(), new ArticleIndex(List.of()));

	ReadableArticles(JdbcClient database, Cases cases, HouseTime time) {
		this.database = database;
		this.cases = cases;
		this.time = time;
	}

	/**
	 * What that person may read. What is for staff only has the readers of its case.
	 * @param reader user id, or null for a customer
	 */
	Predicate<ReadableArticle> visibleTo(String reader) {
		if (reader == null) {
			return ReadableArticle::open;
		}
		List<String> hidden = this.cases.hiddenFrom(reader);
		return (article) -> article.open() || !hidden.contains(article.number());
	}

	/**
	 * All of them as they stand now.
	 */
	Read now() {
		// Each change of an article makes its version one more, and none is deleted.
		String state = this.database.sql("select count(*) || ' ' || coalesce(sum(version), 0) from article")
			.query(String.class)
			.single();
		Read last = this.read;
		if (!last.state().equals(state)) {
			List<ReadableArticle> articles = articles();
			last = new Read(state, articles, new ArticleIndex(articles));
			this.read = last;
		}
		return last;
	}

	private List<ReadableArticle> articles() {
		return this.database.sql("""
				select a.id, a.feedback_number, a.shown_at, v.* from article a
				join article_version v on v.article_id = a.id and v.number = a.shown
				order by a.shown_at desc, a.id desc""").query(this::article).list();
	}

	private ReadableArticle article(ResultSet row, int index) throws SQLException {
		return new ReadableArticle(row.getLong("article_id"), row.getString("feedback_number"), row.getString("kind"),
				row.getString("product"), row.getString("module"), row.getBoolean("open"),
				this.time.at(row, "shown_at").toInstant(), text(row, "zh"), text(row, "en"));
	}

	private static Text text(ResultSet row, String language) throws SQLException {
		String title = row.getString("title_" + language + "_masked");
		return (title != null) ? new Text(title, ArticleText.plain(row.getString("body_" + language + "_masked")))
				: null;
	}

	/**
	 * What was read when the articles stood so.
	 *
	 * @param all the latest first
	 */
	record Read(String state, List<ReadableArticle> all, ArticleIndex index) {

		/**
		 * What has most of these words, the best first.
		 */
		List<ReadableArticle> found(String words) {
			return this.index.found(words);
		}

		/**
		 * What may help somebody who writes this, the best first. Nothing of it is kept.
		 */
		List<ReadableArticle> like(String description) {
			return this.index.like(description);
		}

	}

}
