package feedbackloop.consolidation;

import java.time.LocalDate;
import java.util.List;

import feedbackloop.privacy.Masker;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which days were ticked off, and by whom.
 */
@Component
class Ticks {

	static final int LONGEST_NOTE = 500;

	private final JdbcClient database;

	private final Masker masker;

	private final HouseTime time;

	Ticks(JdbcClient database, Masker masker, HouseTime time) {
		this.database = database;
		this.masker = masker;
		this.time = time;
	}

	/**
	 * Ticks the day off. The first time stays; a note takes the place of one's earlier
	 * note.
	 * @param note or null, which leaves the earlier one
	 */
	void tick(LocalDate day, String userId, String note) {
		this.database.sql("""
				insert into consolidation (day, user_id, at, note) values (:day, :user, :now, :note)
				on conflict (day, user_id) do update set note = coalesce(excluded.note, consolidation.note)""")
			.param("day", day)
			.param("user", userId)
			.param("now", this.time.now())
			.param("note", (note != null) ? this.masker.mask(note) : null)
			.update();
	}

	/**
	 * Those of these days, the earliest first.
	 */
	List<Tick> of(List<LocalDate> days) {
		return this.database
			.sql("select day, user_id, at, note from consolidation where day in (:days) order by at, user_id")
			.param("days", days)
			.query((row, index) -> new Tick(row.getObject("day", LocalDate.class), row.getString("user_id"),
					this.time.at(row, "at"), row.getString("note")))
			.list();
	}

}
