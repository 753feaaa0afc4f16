package feedbackloop.knowledge;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The published articles and answers, newest first.
 */
@Controller
class HelpPage {

	private static final int MOST = 200;

	private final JdbcClient database;

	HelpPage(JdbcClient database) {
		this.database = database;
	}

	@GetMapping("/help")
	String articles(Model model) {
		model.addAttribute("articles",
				this.database.sql("""
						select kind, title_masked as title, body_masked as body from article
						where published order by written_at desc, id desc limit :most""")
					.param("most", MOST)
					.query((row, index) -> new HelpArticle(row.getString("kind"), row.getString("title"),
							row.getString("body")))
					.list());
		return "help";
	}

	/**
	 * An article as everybody may read it.
	 */
	record HelpArticle(String kind, String title, String body) {

	}

}
