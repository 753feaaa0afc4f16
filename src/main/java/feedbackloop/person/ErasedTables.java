package feedbackloop.person;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.audit.ErasedRows;
import feedbackloop.mailbox.MailsOfSender;
import feedbackloop.person.PersonalData.Column;
import feedbackloop.person.PersonalData.Table;
import feedbackloop.process.Contract;
import feedbackloop.words.StandIn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a person's data out of each table, as {@code personal-data.yaml} says.
 */
@Component
class ErasedTables {

	private final JdbcClient database;

	private final ErasedRows sealed;

	private final MailsOfSender mails;

	private final Clock clock;

	ErasedTables(JdbcClient database, ErasedRows sealed, MailsOfSender mails, Clock clock) {
		this.database = database;
		this.sealed = sealed;
		this.mails = mails;
		this.clock = clock;
	}

	/**
	 * Erases all in the caller's transaction.
	 * @param token a word that nothing is known by: the cases of the person share it, so
	 * that they still count as those of one customer; null where they are of several
	 */
	void erase(Whose person, String token) {
		erase(person, token, EnumSet.allOf(Kept.class));
	}

	/**
	 * Erases these in the caller's transaction. Without the text, the keys stay.
	 */
	void erase(Whose person, String token, Set<Kept> what) {
		Map<String, Object> whose = person.parameters(this.mails.withoutCase(person.addresses()));
		whose.put("facts", Contract.facts().toArray(String[]::new));
		whose.put("person", token);
		whose.put("mark", StandIn.ERASED.mark());
		whose.put("now", this.clock.instant().atOffset(ZoneOffset.UTC));
		Map<String, ColumnType> types = types();
		PersonalData.shipped()
			.tables()
			.stream()
			.filter((table) -> table.isOfPeople() && what.contains(table.kept()))
			.forEach((table) -> erase(table, types, whose, what.contains(Kept.TEXT)));
	}

	private void erase(Table table, Map<String, ColumnType> types, Map<String, Object> whose, boolean keys) {
		if (table.deleted()) {
			this.database.sql("delete from " + table.name() + " t where " + table.whose()).params(whose).update();
			return;
		}
		String columns = table.columns()
			.stream()
			.filter((column) -> keys || column.holds() != DataClass.SECRET)
			.map((column) -> left(column, types.get(table.name() + "." + column.name())))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
		if (columns.isEmpty()) {
			return;
		}
		String statement = "update " + table.name() + " t set " + columns + " where " + table.whose();
		if (this.sealed.areSealed(table.name())) {
			List<Long> rows = this.database.sql(statement + " returning t.id").params(whose).query(Long.class).list();
			this.sealed.note(table.name(), rows);
		}
		else {
			this.database.sql(statement).params(whose).update();
		}
	}

	/** The part of the statement that says what is left of the column; null if all is. */
	private static String left(Column column, ColumnType type) {
		if (column.instead() != null) {
			return column.name() + " = " + column.instead();
		}
		if (!column.holds().isPersonal()) {
			return null;
		}
		if (type.bytes()) {
			return column.name() + " = " + (type.mayBeNull() ? "null" : "''");
		}
		return column.name() + " = " + ((column.holds() == DataClass.INDEX) ? "null"
				: "case when t." + column.name() + " is not null then :mark end");
	}

	private Map<String, ColumnType> types() {
		return this.database.sql("""
				select table_name || '.' || column_name as name, data_type = 'bytea' as bytes,
				  is_nullable = 'YES' as may_be_null
				from information_schema.columns where table_schema = current_schema()""")
			.query(ColumnType.class)
			.list()
			.stream()
			.collect(Collectors.toMap(ColumnType::name, (type) -> type));
	}

	/** How the database keeps a column. */
	private record ColumnType(String name, boolean bytes, boolean mayBeNull) {

	}

}
