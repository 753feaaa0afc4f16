package feedbackloop.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The articles of all states, as staff keep them. Those whose cause came back stand
 * first.
 */
@Component
class ArticleList {

	/**
	 * The latest case that has joined the improvement, or one of its cases, since it
	 * landed. A check of the article begins anew. Either is asked for by itself, so that
	 * each has its index.
	 */
	static final String RETURNED = """
			left join lateral (
			  select joined.number from improvement i, lateral (
			    select n.number, n.received_at, n.id from feedback n where n.improvement_number = i.number
			      and n.received_at > greatest(i.last_landed_at, a.checked_at) and may_see(n, :reader)
			    union all
			    select n.number, n.received_at, n.id from feedback o join feedback n on n.original_number = o.number
			      where o.improvement_number = i.number
			      and n.received_at > greatest(i.last_landed_at, a.checked_at) and may_see(n, :reader)) joined
			  where i.number = a.improvement_number and i.last_landed_at is not null and a.shown is not null
			  order by joined.received_at desc, joined.id desc limit 1) r on true
			""";

	private final JdbcClient database;

	private final HouseTime time;

	ArticleList(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * One page of them.
	 * @param state key of a state, or empty for all that are not withdrawn
	 * @param number of the case they come from, or empty for all
	 * @param english whether the reader would rather have English titles
	 * @param page from 0
	 */
	Slice<ArticleRow> page(String state, String number, boolean english, String reader, int page, int size) {
		return Slice.of(this.database.sql("""
				select a.id, a.feedback_number, a.state, a.shown, a.helped, v.*, r.number as returned
				from article a
				join article_version v on v.article_id = a.id and v.number = a.latest
				join feedback f on f.number = a.feedback_number
				""" + RETURNED + """
				where may_see(f, :reader) and (:number = '' or a.feedback_number = :number)
				and (a.state = :state or :state = '' and (a.state <> 'withdrawn' or :number <> ''))
				order by r.number is null, v.written_at desc, a.id desc
				limit :size offset :start""")
			.param("reader", reader)
			.param("state", state)
			.param("number", number)
			.param("size", size + 1)
			.param("start", (long) page * size)
			.query((row, index) -> row(row, english))
			.list(), size);
	}

	/**
	 * The case with which the cause of that article came back.
	 */
	Optional<String> returned(long id, String reader) {
		return this.database
			.sql("select r.number from article a " + RETURNED + " where a.id = :id and r.number is not null")
			.param("id", id)
			.param("reader", reader)
			.query(String.class)
			.optional();
	}

	/**
	 * Who took which step with which version, the latest first.
	 */
	List<Step> steps(long id) {
		return this.database.sql("select * from article_step where article_id = :id order by id desc")
			.param("id", id)
			.query((row, index) -> new Step(row.getInt("number"), row.getString("step"), row.getString("user_id"),
					this.time.at(row, "at")))
			.list();
	}

	private ArticleRow row(ResultSet row, boolean english) throws SQLException {
		String chineseTitle = row.getString("title_zh_masked");
		String englishTitle = row.getString("title_en_masked");
		boolean inEnglish = english ? englishTitle != null : chineseTitle == null;
		return new ArticleRow(row.getLong("article_id"), row.getString("feedback_number"), row.getString("state"),
				row.getObject("shown") != null, row.getString("kind"), row.getString("product"),
				inEnglish ? englishTitle : chineseTitle, row.getBoolean("open"), chineseTitle != null,
				englishTitle != null, row.getString("written_by"), this.time.at(row, "written_at"),
				row.getString("returned"), row.getInt("helped"));
	}

	/**
	 * A step of an article.
	 *
	 * @param number of the version
	 * @param step reviewed, published, confirmed or withdrawn
	 */
	record Step(int number, String step, String userId, OffsetDateTime at) {

	}

}
