package feedbackloop.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.process.Refusal.Problem;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of each row of a file.
 */
@Component
class ImportRows {

	static final String CREATED = "created";

	static final String FAILED = "failed";

	private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
	};

	/** The number of a case that the reader may not see is left out. */
	private static final String SELECT = """
			select r.place, r.state, r.problems,
			  case when not exists (select from hidden_from(:reader) h where h.number = r.number) then r.number end
			    as number
			from import_row r where r.file_id = :id and r.place > :after\s""";

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate batches;

	private final ObjectMapper json;

	ImportRows(JdbcClient database, NamedParameterJdbcTemplate batches, ObjectMapper json) {
		this.database = database;
		this.batches = batches;
		this.json = json;
	}

	void store(long fileId, List<Answer> answers) {
		this.batches.batchUpdate("""
				insert into import_row (file_id, place, state, number, problems)
				values (:id, :place, :state, :number, cast(:problems as jsonb))""",
				answers.stream().map((answer) -> parameters(fileId, answer)).toArray(SqlParameterSource[]::new));
	}

	private SqlParameterSource parameters(long fileId, Answer answer) {
		return new MapSqlParameterSource("id", fileId).addValue("place", answer.place())
			.addValue("state", answer.state().toLowerCase(Locale.ROOT))
			.addValue("number", answer.number())
			.addValue("problems", answer.problems().isEmpty() ? null : write(answer.problems()));
	}

	/**
	 * The rows from one to another that are answered.
	 */
	Set<Integer> places(long fileId, int from, int to) {
		return this.database.sql("select place from import_row where file_id = ? and place between ? and ?")
			.params(fileId, from, to)
			.query(Integer.class)
			.set();
	}

	/**
	 * How many rows from one to another had which answer.
	 */
	Map<String, Integer> count(long fileId, int from, int to) {
		Map<String, Integer> counts = new HashMap<>();
		this.database.sql("""
				select state, count(*) from import_row where file_id = ? and place between ? and ? group by state""")
			.params(fileId, from, to)
			.query((row, index) -> counts.put(row.getString("state"), row.getInt("count")))
			.list();
		return counts;
	}

	/**
	 * The next answers behind a row.
	 */
	List<Answer> after(long fileId, int place, String reader, int most) {
		return list(SELECT + "order by r.place limit :most", fileId, place, reader, most);
	}

	/**
	 * The next that made no case.
	 */
	List<Answer> failedAfter(long fileId, int place, String reader, int most) {
		return list(SELECT + "and r.state = 'failed' order by r.place limit :most", fileId, place, reader, most);
	}

	private List<Answer> list(String sql, long fileId, int place, String reader, int most) {
		return this.database.sql(sql)
			.param("id", fileId)
			.param("after", place)
			.param("reader", reader)
			.param("most", most)
			.query(this::answer)
			.list();
	}

	private Answer answer(ResultSet row, int index) throws SQLException {
		String problems = row.getString("problems");
		return new Answer(row.getInt("place"), row.getString("state"), row.getString("number"),
				(problems != null) ? read(problems) : List.of());
	}

	private List<Problem> read(String problems) {
		try {
			return this.json.readValue(problems, PROBLEMS);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String write(List<Problem> problems) {
		try {
			return this.json.writeValueAsString(problems);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What became of a row.
	 *
	 * @param state created, known, changed or failed
	 * @param number of its case, or null
	 * @param problems why it made none
	 */
	record Answer(int place, String state, String number, List<Problem> problems) {

		static Answer failed(int place, List<Problem> problems) {
			return new Answer(place, FAILED, null, problems);
		}

	}

}
