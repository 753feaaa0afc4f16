package feedbackloop.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.process.Refusal.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of each row of a file.
 */
@Component
class ImportRows {

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

	private final ObjectMapper json;

	ImportRows(JdbcClient database, ObjectMapper json) {
		this.database = database;
		this.json = json;
	}

	void store(long fileId, Answer answer) {
		this.database.sql("""
				insert into import_row (file_id, place, state, number, problems)
				values (:id, :place, :state, :number, cast(:problems as jsonb))""")
			.param("id", fileId)
			.param("place", answer.place())
			.param("state", answer.state().toLowerCase(Locale.ROOT))
			.param("number", answer.number())
			.param("problems", answer.problems().isEmpty() ? null : write(answer.problems()))
			.update();
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
