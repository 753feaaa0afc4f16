package feedbackloop.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import feedbackloop.privacy.Vault;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the access log: by person, by case, by period, by what was looked for. What
 * concerns a complaint about the reader is left out.
 */
@Service
class Accesses {

	private static final int PAGE = 50;

	private static final int FETCHED_AT_ONCE = 1000;

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate streaming;

	private final Vault vault;

	private final HouseTime time;

	Accesses(JdbcClient database, JdbcTemplate template, Vault vault, HouseTime time) {
		this.database = database;
		JdbcTemplate fetching = new JdbcTemplate(template.getDataSource());
		fetching.setFetchSize(FETCHED_AT_ONCE);
		this.streaming = new NamedParameterJdbcTemplate(fetching);
		this.vault = vault;
		this.time = time;
	}

	/**
	 * One page, the latest first. Nobody counts all of them.
	 * @param reader user id of who looks
	 */
	Slice<Access> page(AccessQuery query, String reader) {
		Map<String, Object> values = new HashMap<>();
		String sql = select(query, reader, values) + " limit " + (PAGE + 1);
		List<Access> rows = this.database.sql(sql).params(values).query((row, index) -> access(row)).list();
		return Slice.of(rows, PAGE);
	}

	/**
	 * All that fit, the latest first, however many they are.
	 */
	@Transactional(readOnly = true)
	void each(AccessQuery query, String reader, Consumer<Access> sink) {
		Map<String, Object> values = new HashMap<>();
		this.streaming.query(select(query, reader, values), values,
				(RowCallbackHandler) (row) -> sink.accept(access(row)));
	}

	private String select(AccessQuery query, String reader, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>();
		conditions.add("not exists (select from hidden_from(:reader) h where h.number = a.number)");
		values.put("reader", reader);
		restrict(query.user(), "user_id = :user", "user", conditions, values);
		restrict(query.number(), "number = :number", "number", conditions, values);
		restrict((query.kind() != null) ? query.kind().key() : null, "kind = :kind", "kind", conditions, values);
		restrict(this.time.start(query.firstDay()), "at >= :from", "from", conditions, values);
		restrict((query.lastDay() != null) ? this.time.start(query.lastDay().plusDays(1)) : null, "at < :to", "to",
				conditions, values);
		restrict((query.words() != null) ? this.vault.index(query.words()) : null, "searched = :searched", "searched",
				conditions, values);
		restrict(query.before(), "(at, id) < (select b.at, b.id from access_log b where b.id = :before)", "before",
				conditions, values);
		return "select id, at, user_id, kind, number, detail from access_log a where "
				+ String.join(" and ", conditions) + " order by at desc, id desc";
	}

	private static void restrict(Object value, String condition, String name, List<String> conditions,
			Map<String, Object> values) {
		if (value != null) {
			conditions.add(condition);
			values.put(name, value);
		}
	}

	private Access access(ResultSet row) throws SQLException {
		return new Access(row.getLong("id"), this.time.at(row, "at"), row.getString("user_id"), row.getString("kind"),
				row.getString("number"), row.getString("detail"));
	}

}
