package feedbackloop.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for words in every table of the database, the engine's too, in texts and bytes.
 */
@TestComponent
class EveryTable {

	private final JdbcClient database;

	EveryTable(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Where one of the words stands.
	 */
	List<String> holding(List<String> words) {
		List<String> signs = new ArrayList<>(words);
		words.forEach((word) -> signs.add(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))));
		return tables().stream()
			.flatMap((table) -> this.database
				.sql("select '" + table + ": ' || left(t::text, 2000) from " + table
						+ " t where exists (select from unnest(:signs::text[]) s where position(s in t::text) > 0)")
				.param("signs", signs.toArray(String[]::new))
				.query(String.class)
				.list()
				.stream())
			.toList();
	}

	private List<String> tables() {
		return this.database.sql("""
				select table_name from information_schema.tables
				where table_schema = current_schema() and table_type = 'BASE TABLE'""").query(String.class).list();
	}

}
