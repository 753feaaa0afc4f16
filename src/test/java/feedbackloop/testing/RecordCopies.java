package feedbackloop.testing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of the record of a case, without its process and history: as many as a list
 * needs to page. A test removes them, since nobody works them.
 */
public final class RecordCopies {

	private final JdbcClient database;

	private final String prefix;

	/**
	 * @param prefix of their numbers, which end in six digits, such as FB-19980101-
	 */
	public RecordCopies(JdbcClient database, String prefix) {
		this.database = database;
		this.prefix = prefix;
	}

	/**
	 * Copies a case; the first copy has the number one.
	 */
	public void of(String number, int count) {
		List<String> columns = this.database.sql("""
				select column_name from information_schema.columns
				where table_name = 'feedback' and column_name not in ('id', 'number') order by ordinal_position
				""").query(String.class).list();
		String names = String.join(", ", columns);
		this.database.sql("""
				insert into feedback (number, %s)
				select :prefix || lpad(place::text, 6, '0'), %s from feedback, generate_series(1, :count) place
				where number = :number
				""".formatted(names, names))
			.param("prefix", this.prefix)
			.param("count", count)
			.param("number", number)
			.update();
	}

	/**
	 * Forgets them, so that other tests do not meet them.
	 */
	public void remove() {
		this.database.sql("delete from feedback where number like :prefix || '%'")
			.param("prefix", this.prefix)
			.update();
	}

}
