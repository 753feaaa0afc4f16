package feedbackloop.person;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.CsvTable;
import feedbackloop.mailbox.MailsOfSender;
import feedbackloop.person.PersonalData.Column;
import feedbackloop.person.PersonalData.Table;
import feedbackloop.privacy.Vault;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Packs all that is kept of a person, in clear: one JSON file, each table as CSV, and the
 * files. What that is follows from {@code personal-data.yaml}. Keys, hashes and who of
 * the staff did what stay out.
 */
@Component
class PersonExport {

	private static final Set<DataClass> TAKEN = EnumSet.of(DataClass.KEY, DataClass.FACT, DataClass.CONTACT,
			DataClass.WORDS, DataClass.STAFF_TEXT);

	private static final String SEALED = "_sealed";

	private static final String MASKED = "_masked";

	/** What is a file of its own, and how it ends; a picture of it is left out. */
	private static final Map<String, String> FILES = Map.of("content_sealed", "", "raw_sealed", ".eml");

	private static final String SMALL_PICTURE = "thumbnail_sealed";

	private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {
	};

	private final JdbcClient database;

	private final MailsOfSender mails;

	private final Vault vault;

	private final ObjectMapper json;

	PersonExport(JdbcClient database, MailsOfSender mails, Vault vault, ObjectMapper json) {
		this.database = database;
		this.mails = mails;
		this.vault = vault;
		this.json = json;
	}

	/**
	 * Writes a ZIP.
	 * @param out stays open
	 * @throws UncheckedIOException if it cannot be written
	 */
	@Transactional(readOnly = true)
	public void write(Whose person, OutputStream out) {
		Map<String, Object> whose = person.parameters(this.mails.withoutCase(person.addresses()));
		Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
		PersonalData.shipped()
			.tables()
			.stream()
			.filter((table) -> table.isOfPeople() && !table.deleted())
			.forEach((table) -> tables.put(table.name(), rows(table, whose)));
		try {
			ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
			put(zip, "data.json", this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tables));
			for (Map.Entry<String, List<Map<String, Object>>> table : tables.entrySet()) {
				csv(zip, table.getKey(), table.getValue());
			}
			for (Table table : PersonalData.shipped().tables()) {
				for (Column column : table.columns().stream().filter(PersonExport::isFile).toList()) {
					files(zip, table, column, tables.get(table.name()));
				}
			}
			zip.finish();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Map<String, Object>> rows(Table table, Map<String, Object> whose) {
		List<Column> taken = table.columns().stream().filter((column) -> TAKEN.contains(column.holds())).toList();
		Set<String> sealed = taken.stream()
			.map(Column::name)
			.filter((name) -> name.endsWith(SEALED) && !FILES.containsKey(name) && !name.equals(SMALL_PICTURE))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		String clear = taken.stream()
			.map(Column::name)
			.filter((name) -> !name.endsWith(SEALED) && !sealed.contains(name.replace(MASKED, SEALED)))
			.map((name) -> "t." + name)
			.collect(Collectors.joining(", "));
		String columns = Stream.concat(
				Stream.of("(select to_json(x)::text from (select " + clear + ") x) as clear",
						(table.key() != null) ? table.key() + " as row_key" : "null as row_key"),
				sealed.stream().map((name) -> "t." + name))
			.collect(Collectors.joining(", "));
		return this.database.sql("select " + columns + " from " + table.name() + " t where " + table.whose())
			.params(whose)
			.query((row, index) -> row(row, sealed))
			.list();
	}

	private Map<String, Object> row(ResultSet row, Set<String> sealed) throws SQLException {
		try {
			Map<String, Object> values = this.json.readValue(row.getString("clear"), ROW);
			byte[] key = row.getBytes("row_key");
			for (String name : sealed) {
				byte[] bytes = row.getBytes(name);
				if (bytes != null && bytes.length > 0) {
					values.put(name.replace(SEALED, ""), this.vault.open(key, bytes));
				}
			}
			return values;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void csv(ZipOutputStream zip, String name, List<Map<String, Object>> rows) throws IOException {
		zip.putNextEntry(new ZipEntry("tables/" + name + ".csv"));
		Set<String> header = rows.stream()
			.flatMap((row) -> row.keySet().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
		CsvTable table = new CsvTable(writer, List.copyOf(header));
		rows.forEach((row) -> table.add(header.stream().map(row::get).map(PersonExport::cell).toList()));
		table.end();
		writer.flush();
		zip.closeEntry();
	}

	/** List.of takes no null. */
	private static Object cell(Object value) {
		return (value != null) ? value : "";
	}

	private static boolean isFile(Column column) {
		return FILES.containsKey(column.name());
	}

	/** One at a time, as they may be large. */
	private void files(ZipOutputStream zip, Table table, Column column, List<Map<String, Object>> rows)
			throws IOException {
		for (Map<String, Object> row : rows) {
			byte[] content = this.database
				.sql("select " + column.name() + " as content, " + table.key() + " as row_key from " + table.name()
						+ " t where t.id::text = :id")
				.param("id", row.get("id").toString())
				.query((found, index) -> opened(found.getBytes("row_key"), found.getBytes("content")))
				.single();
			if (content.length > 0) {
				put(zip, "files/" + row.get("id") + name(row) + FILES.get(column.name()), content);
			}
		}
	}

	private byte[] opened(byte[] key, byte[] sealed) {
		return (sealed != null && sealed.length > 0) ? this.vault.openBytes(key, sealed) : new byte[0];
	}

	/** Without what leads out of a folder. */
	private static String name(Map<String, Object> row) {
		return (row.get("name") != null) ? "-" + row.get("name").toString().replaceAll("[\\p{Cntrl}/\\\\:]", "_") : "";
	}

	private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

}
