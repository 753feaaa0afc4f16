package feedbackloop.process;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a table of drafts: one for each person and what they write about. No window
 * overwrites what another one saved, and of one window the last that was typed stays.
 */
public class DraftRows {

	private final JdbcClient database;

	private final String update;

	private final String insert;

	private final String later;

	private final String delete;

	/**
	 * @param about the column that says what a draft is about
	 */
	public DraftRows(JdbcClient database, String table, String about) {
		this.database = database;
		String own = " where %s = :about and user_id = :user".formatted(about);
		this.update = """
				update %s set version = default, saved_at = :now, sealed = :sealed, page = :page, turn = :turn
				%s and (version = :before or page = :page and turn < :turn) returning version""".formatted(table, own);
		this.insert = """
				insert into %1$s (%2$s, user_id, saved_at, sealed, page, turn)
				values (:about, :user, :now, :sealed, :page, :turn)
				on conflict (%2$s, user_id) do update
				set version = default, saved_at = :now, sealed = :sealed, turn = :turn
				where %1$s.page = :page and %1$s.turn < :turn
				returning version""".formatted(table, about);
		this.later = "select version from " + table + own + " and page = :page";
		this.delete = "delete from " + table + own;
	}

	/**
	 * Keeps a draft in place of the one that it goes on from. A later one of the same
	 * page stays.
	 * @return the version of the draft that is there then
	 * @throws Refusal if another one is there
	 */
	public long save(String about, String userId, DraftOrigin origin, byte[] sealed, Instant now) {
		return this.database.sql((origin.version() != null) ? this.update : this.insert)
			.param("about", about)
			.param("user", userId)
			.param("before", origin.version())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("sealed", sealed)
			.param("page", origin.page(), Types.BIGINT)
			.param("turn", origin.turn())
			.query(Long.class)
			.optional()
			.or(() -> later(about, userId, origin.page()))
			.orElseThrow(() -> new Refusal(Reason.TOO_LATE, List.of(new Problem("version", "otherDraft", List.of()))));
	}

	/**
	 * Forgets the draft, if there is one.
	 */
	public void delete(String about, String userId) {
		this.database.sql(this.delete).param("about", about).param("user", userId).update();
	}

	private Optional<Long> later(String about, String userId, Long page) {
		return this.database.sql(this.later)
			.param("about", about)
			.param("user", userId)
			.param("page", page, Types.BIGINT)
			.query(Long.class)
			.optional();
	}

}
