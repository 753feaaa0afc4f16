package feedbackloop.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.process.Refusal.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is done with several cases at once, and what came of each.
 */
@Component
class BulkStore {

	static final String KIND = "bulk";

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
	};

	private final LongWorks works;

	private final JdbcClient database;

	private final ObjectMapper json;

	BulkStore(LongWorks works, JdbcClient database, ObjectMapper json) {
		this.works = works;
		this.database = database;
		this.json = json;
	}

	/**
	 * Lets it wait for a node that has time.
	 * @return its id
	 */
	@Transactional
	public long begin(String action, Map<String, String> said, List<String> numbers, String userId) {
		long id = begin(action, said, null, numbers.size(), userId);
		IntStream.range(0, numbers.size()).forEach((place) -> insert(id, BulkCase.of(place, numbers.get(place))));
		return id;
	}

	/**
	 * Lets the undoing of what was done wait for a node that has time.
	 * @return its id; empty if somebody else has begun that
	 */
	@Transactional
	public Optional<Long> beginUndo(BulkWork undone, String userId) {
		this.database.sql("select 1 from bulk_work where work_id = :id for update")
			.param("id", undone.work().id())
			.query(Integer.class)
			.single();
		if (find(undone.work().id()).map(BulkWork::undoneBy).isPresent()) {
			return Optional.empty();
		}
		List<BulkCase> done = cases(undone.work().id()).stream()
			.filter((one) -> one.state().equals(BulkCase.DONE))
			.toList();
		long id = begin(undone.action(), undone.said(), undone.work().id(), done.size(), userId);
		done.forEach((one) -> insert(id,
				new BulkCase(one.place(), one.number(), BulkCase.WAITING, one.task(), null, List.of(), one.back())));
		return Optional.of(id);
	}

	private long begin(String action, Map<String, String> said, Long undoes, int count, String userId) {
		long id = this.works.begin(KIND, null, userId, null, count).orElseThrow();
		this.database.sql("""
				insert into bulk_work (work_id, action, said, undoes)
				values (:id, :action, cast(:said as jsonb), :undoes)""")
			.param("id", id)
			.param("action", action)
			.param("said", write(said))
			.param("undoes", undoes, Types.BIGINT)
			.update();
		return id;
	}

	private void insert(long id, BulkCase one) {
		this.database.sql("""
				insert into bulk_case (work_id, place, number, state, task, back)
				values (:id, :place, :number, :state, :task, :back)""")
			.param("id", id)
			.param("place", one.place())
			.param("number", one.number())
			.param("state", one.state())
			.param("task", one.task())
			.param("back", one.back())
			.update();
	}

	Optional<BulkWork> find(long id) {
		return this.database.sql("select " + LongWork.columns("w") + """
				, b.action, b.said, b.undoes,
				  (select min(u.work_id) from bulk_work u where u.undoes = b.work_id) as undone_by
				from bulk_work b join long_work w on w.id = b.work_id where b.work_id = :id""")
			.param("id", id)
			.query((row, index) -> new BulkWork(LongWork.of(row, "w"), row.getString("action"),
					read(row.getString("said"), TEXTS), row.getObject("undoes", Long.class),
					row.getObject("undone_by", Long.class)))
			.optional();
	}

	/**
	 * Its cases, in the order of the list.
	 */
	List<BulkCase> cases(long id) {
		return this.database.sql("select * from bulk_case where work_id = :id order by place")
			.param("id", id)
			.query(this::read)
			.list();
	}

	/**
	 * The next with which nothing has happened yet.
	 */
	List<BulkCase> waiting(long id, int most) {
		return this.database
			.sql("select * from bulk_case where work_id = :id and state = 'waiting' order by place limit :most")
			.param("id", id)
			.param("most", most)
			.query(this::read)
			.list();
	}

	void store(long id, BulkCase one) {
		this.database.sql("""
				update bulk_case set state = :state, task = :task, before = :before,
				  problems = cast(:problems as jsonb), back = :back
				where work_id = :id and place = :place""")
			.param("id", id)
			.param("place", one.place())
			.param("state", one.state())
			.param("task", one.task())
			.param("before", one.before())
			.param("problems", one.problems().isEmpty() ? null : write(one.problems()))
			.param("back", one.back())
			.update();
	}

	/**
	 * Forgets one that was asked for before that time, with its cases. What takes another
	 * back goes before that one.
	 * @return whether there was one
	 */
	boolean forgetOne(OffsetDateTime before) {
		return this.database.sql("""
				delete from long_work where id = (
				  select w.id from bulk_work b join long_work w on w.id = b.work_id
				  where w.asked_at < :before and w.state not in ('waiting', 'running')
				    and not exists (select from bulk_work u where u.undoes = b.work_id)
				  order by w.id limit 1)""").param("before", before).update() == 1;
	}

	private BulkCase read(ResultSet row, int index) throws SQLException {
		String problems = row.getString("problems");
		return new BulkCase(row.getInt("place"), row.getString("number"), row.getString("state"), row.getString("task"),
				row.getString("before"), (problems != null) ? read(problems, PROBLEMS) : List.of(),
				row.getString("back"));
	}

	private <T> T read(String text, TypeReference<T> type) {
		try {
			return this.json.readValue(text, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String write(Object value) {
		try {
			return this.json.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
