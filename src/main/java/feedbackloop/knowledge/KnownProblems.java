package feedbackloop.knowledge;

import java.util.Collection;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which articles are about a problem that is worked on.
 */
@Component
class KnownProblems {

	private final JdbcClient database;

	KnownProblems(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Those of these whose improvement is open, or was merged into an open one.
	 * @param articles their numbers
	 */
	Set<Long> among(Collection<Long> articles) {
		return articles.isEmpty() ? Set.of()
				: this.database.sql("""
						with recursive serving (article, number, state, merged_into) as (
						  select a.id, i.number, i.state, i.merged_into from article a
						  join improvement i on i.number = a.improvement_number where a.id = any(:articles)
						  union select s.article, n.number, n.state, n.merged_into
						  from serving s join improvement n on n.number = s.merged_into)
						select article from serving where state = 'open'""")
					.param("articles", articles.toArray(Long[]::new))
					.query(Long.class)
					.set();
	}

}
