package feedbackloop.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.springframework.util.DigestUtils;

/**
 * The file {@code personal-data.yaml}: what each column of each table holds, whose a row
 * is, and what is left when that person is erased. A column that it does not name fails
 * the build.
 */
final class PersonalData {

	private static final String FILE = "/personal-data.yaml";

	private static final int VERSION_LENGTH = 12;

	private static final String INSTEAD = " = ";

	private static final PersonalData SHIPPED = read();

	private final List<Table> tables;

	private final String version;

	private PersonalData(List<Table> tables, String version) {
		this.tables = tables;
		this.version = version;
	}

	/** As the application is shipped with it. */
	static PersonalData shipped() {
		return SHIPPED;
	}

	/** By which versions of the file are told apart: the beginning of its hash. */
	String version() {
		return this.version;
	}

	/** In the order of the file. */
	List<Table> tables() {
		return this.tables;
	}

	private static PersonalData read() {
		try (InputStream file = PersonalData.class.getResourceAsStream(FILE)) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			Map<String, Map<String, Object>> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
			List<Table> tables = new ArrayList<>();
			content.forEach((name, table) -> tables.add(table(name, table)));
			return new PersonalData(List.copyOf(tables),
					DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_LENGTH));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Table table(String name, Map<String, Object> content) {
		List<Column> columns = new ArrayList<>();
		((Map<?, ?>) content.get("columns"))
			.forEach((column, says) -> columns.add(column(column.toString(), says.toString())));
		return new Table(name, (String) content.get("whose"), (String) content.get("key"),
				"delete".equals(content.get("erase")), Kept.of((String) content.getOrDefault("kept", Kept.TEXT.key())),
				columns);
	}

	private static Column column(String name, String says) {
		int instead = says.indexOf(INSTEAD);
		return (instead < 0) ? new Column(name, DataClass.of(says), null) : new Column(name,
				DataClass.of(says.substring(0, instead)), says.substring(instead + INSTEAD.length()));
	}

	/**
	 * A table.
	 *
	 * @param whose SQL by which the rows {@code t} of a person are found; null where no
	 * row is anybody's
	 * @param key SQL of the wrapped data key with which a row is encrypted, or null
	 * @param deleted whether erasing deletes those rows
	 * @param kept whose keeping time it has
	 */
	record Table(String name, String whose, String key, boolean deleted, Kept kept, List<Column> columns) {

		boolean isOfPeople() {
			return this.whose != null;
		}

	}

	/**
	 * A column.
	 *
	 * @param instead SQL of what is left of it; null for what its class and type say
	 */
	record Column(String name, DataClass holds, String instead) {

	}

}
