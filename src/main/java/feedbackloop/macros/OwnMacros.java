package feedbackloop.macros;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each person's own macros. Nobody else can read them.
 */
@Component
class OwnMacros {

	private final JdbcClient database;

	private final Clock clock;

	OwnMacros(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	List<Own> of(String userId) {
		return this.database.sql("select id, text from own_macro where user_id = :user order by id")
			.param("user", userId)
			.query(Own.class)
			.list();
	}

	/**
	 * The person's own macro of that id.
	 */
	Optional<Own> find(long id, String userId) {
		return this.database.sql("select id, text from own_macro where user_id = :user and id = :id")
			.param("user", userId)
			.param("id", id)
			.query(Own.class)
			.optional();
	}

	/**
	 * Keeps a new one, unless the person has as many as anybody may have.
	 * @return whether it was kept
	 */
	boolean add(String userId, String text, int most) {
		return this.database.sql("""
				insert into own_macro (user_id, text, changed_at)
				select :user, :text, :now where (select count(*) from own_macro where user_id = :user) < :most""")
			.param("user", userId)
			.param("text", text)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("most", most)
			.update() == 1;
	}

	/**
	 * Puts another text in the place of the one before.
	 * @return whether there is one of that id
	 */
	boolean change(long id, String userId, String text) {
		return this.database
			.sql("update own_macro set text = :text, changed_at = :now where id = :id and user_id = :user")
			.param("text", text)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("id", id)
			.param("user", userId)
			.update() == 1;
	}

	void delete(long id, String userId) {
		this.database.sql("delete from own_macro where id = :id and user_id = :user")
			.param("id", id)
			.param("user", userId)
			.update();
	}

	/**
	 * One of a person's own.
	 *
	 * @param text in the notation of the files in {@code processes/macros}
	 */
	record Own(long id, String text) {

	}

}
