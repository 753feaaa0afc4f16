package feedbackloop.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chain of seals and the rows that it seals, as they stand in the database.
 */
@Component
class Seals {

	private static final String COLUMNS = "select sequence, kind, entity, row_id, hash, chain from seal ";

	private final JdbcClient database;

	private final JdbcTemplate batches;

	Seals(JdbcClient database, JdbcTemplate batches) {
		this.database = database;
		this.batches = batches;
	}

	/** The last link, or {@link Seal#NONE}. */
	Seal head() {
		return this.database.sql(COLUMNS + "order by sequence desc limit 1")
			.query((row, index) -> seal(row))
			.optional()
			.orElse(Seal.NONE);
	}

	List<Seal> after(long sequence, int most) {
		return this.database.sql(COLUMNS + "where sequence > :after order by sequence limit :most")
			.param("after", sequence)
			.param("most", most)
			.query((row, index) -> seal(row))
			.list();
	}

	void add(List<Seal> seals, Instant now) {
		this.batches.batchUpdate("""
				insert into seal (sequence, kind, entity, row_id, hash, chain, sealed_at)
				values (?, ?, ?, ?, ?, ?, ?)""", seals, 1000, (PreparedStatement row, Seal seal) -> {
			row.setLong(1, seal.sequence());
			row.setString(2, seal.kind());
			row.setString(3, seal.entity());
			row.setLong(4, seal.rowId());
			row.setBytes(5, seal.hash());
			row.setBytes(6, seal.chain());
			row.setObject(7, now.atOffset(ZoneOffset.UTC));
		});
	}

	/** Up to which id the rows of the table are complete. */
	long closed(String entity) {
		return this.database.sql("select max(row_id) from seal where kind = 'closed' and entity = :entity")
			.param("entity", entity)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/**
	 * The greatest id of each sealed table, and the chain after that seal if it is there.
	 */
	Ends ends(long sequence) {
		String ids = SealedTable.ALL.stream()
			.map((table) -> "(select max(id) from " + table.name() + ")")
			.collect(Collectors.joining(", ", "array[", "]"));
		return this.database
			.sql("select " + ids + " as ids, (select chain from seal where sequence = :sequence) as chain")
			.param("sequence", sequence)
			.query((row, index) -> new Ends(Arrays.asList((Long[]) row.getArray("ids").getArray()),
					row.getBytes("chain")))
			.single();
	}

	long greatestId(SealedTable table) {
		return this.database.sql("select max(id) from " + table.name()).query(Long.class).optional().orElse(0L);
	}

	/** Rows after that one which have no seal yet, in their order. */
	List<SealedRow> unsealed(SealedTable table, long after, int most) {
		return this.database.sql("select t.id, " + table.content() + " as content, null as number from " + table.name()
				+ " t where t.id > :after and not exists (select 1 from seal s where s.kind = 'row' and s.entity = '"
				+ table.name() + "' and s.row_id = t.id and s.row_id > :after) order by t.id limit :most")
			.param("after", after)
			.param("most", most)
			.query(SealedRow.class)
			.list();
	}

	/** Rows up to that one which have no seal although the table was closed. */
	List<SealedRow> added(SealedTable table, long upTo, int most) {
		return this.database.sql("select t.id, '' as content, " + table.caseNumber() + " as number from " + table.name()
				+ " t where t.id <= :upTo and not exists (select 1 from seal s where s.kind = 'row' and s.entity = '"
				+ table.name() + "' and s.row_id = t.id) order by t.id limit :most")
			.param("upTo", upTo)
			.param("most", most)
			.query(SealedRow.class)
			.list();
	}

	List<SealedRow> rows(SealedTable table, Collection<Long> ids) {
		return this.database
			.sql("select t.id, " + table.content() + " as content, " + table.caseNumber() + " as number from "
					+ table.name() + " t where t.id = any(:ids)")
			.param("ids", ids.toArray(Long[]::new))
			.query(SealedRow.class)
			.list();
	}

	/** Whether an erasure left the row like that. */
	boolean isErased(String entity, long id, byte[] hash) {
		return this.database
			.sql("select exists (select from erased_row where entity = :entity and row_id = :id and hash = :hash)")
			.param("entity", entity)
			.param("id", id)
			.param("hash", hash)
			.query(Boolean.class)
			.single();
	}

	private static Seal seal(ResultSet row) throws SQLException {
		return new Seal(row.getLong("sequence"), row.getString("kind"), row.getString("entity"), row.getLong("row_id"),
				row.getBytes("hash"), row.getBytes("chain"));
	}

	/**
	 * Where the sealed tables and the chain end.
	 *
	 * @param ids the greatest of each table, null where it is empty
	 */
	record Ends(List<Long> ids, byte[] chain) {

	}

	/**
	 * A row of a sealed table.
	 *
	 * @param content in the form that is sealed
	 * @param number of the case or the improvement, or null
	 */
	record SealedRow(long id, String content, String number) {

	}

}
