package feedbackloop.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the seals valid where words are erased. Of each sealed row it writes down what is
 * left, under a hash that only this application can compute. So no other change passes as
 * an erasure.
 */
@Component
public class ErasedRows {

	static final String KIND = "erased";

	private final Seals seals;

	private final SealKey key;

	private final JdbcClient database;

	private final Clock clock;

	ErasedRows(Seals seals, SealKey key, JdbcClient database, Clock clock) {
		this.seals = seals;
		this.key = key;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Whether rows of that table are sealed.
	 */
	public boolean areSealed(String table) {
		return SealedTable.ALL.stream().anyMatch((sealed) -> sealed.name().equals(table));
	}

	/**
	 * Writes down rows as they stand now, in the transaction that erased their words.
	 * @param table one whose rows are sealed
	 */
	public void note(String table, Collection<Long> ids) {
		for (Seals.SealedRow row : this.seals.rows(SealedTable.of(table), ids)) {
			this.database.sql("""
					insert into erased_row (entity, row_id, hash, at) values (:entity, :id, :hash, :now)
					on conflict do nothing""")
				.param("entity", table)
				.param("id", row.id())
				.param("hash", this.key.hash(KIND, table, row.id(), row.content()))
				.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
	}

}
