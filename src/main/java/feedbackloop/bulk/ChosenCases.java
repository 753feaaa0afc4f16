package feedbackloop.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what a list says of the chosen cases, of those that the reader may see.
 */
@Component
class ChosenCases {

	private final JdbcClient database;

	ChosenCases(JdbcClient database) {
		this.database = database;
	}

	/**
	 * By number, in the order of the numbers.
	 */
	Map<String, Row> of(List<String> numbers, String reader) {
		Map<String, Row> rows = new LinkedHashMap<>();
		this.database
			.sql("""
					select number, status, grade, coalesce(restatement, summary_masked, left(description_masked, 100)) as summary
					from feedback where number = any(:numbers) and may_see(feedback, :reader)
					order by array_position(:numbers::text[], number::text)""")
			.param("numbers", numbers.toArray(String[]::new))
			.param("reader", reader)
			.query(Row.class)
			.list()
			.forEach((row) -> rows.put(row.number(), row));
		return rows;
	}

	/**
	 * A case.
	 *
	 * @param grade null while it has none
	 * @param summary masked
	 */
	record Row(String number, String status, String grade, String summary) {

	}

}
