package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the cases that an improvement serves, their duplicates with them, and what each
 * customer was told when.
 */
@Component
class CasesServed {

	static final int SIZE = 20;

	/** Duplicates are asked for by an array, for which there is an index. */
	static final String CASES = """
			select f.number, f.status, f.grade, f.original_number, f.received_at,
			  coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as summary
			from feedback f where (f.improvement_number = :number or f.original_number = any(array(
			  select o.number from feedback o where o.improvement_number = :number and may_see(o, :reader))))
			and may_see(f, :reader) order by f.received_at, f.id limit :count offset :start""";

	private static final String LETTERS = """
			select f.number, c.kind, c.at from correspondence c join feedback f on f.id = c.feedback_id
			where f.number = any(:numbers) and c.direction = 'out' and c.visible_to_customer order by c.at, c.id""";

	private final JdbcClient database;

	private final HouseTime time;

	CasesServed(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * Some of the cases, the first received first.
	 * @param reader user id of who looks
	 * @param page from 0
	 */
	Slice<Served> find(String improvement, String reader, int page) {
		Slice<Served> found = Slice.of(this.database.sql(CASES)
			.param("number", improvement)
			.param("reader", reader)
			.param("count", SIZE + 1)
			.param("start", (long) page * SIZE)
			.query((row, index) -> new Served(row.getString("number"), row.getString("summary"),
					row.getString("status"), row.getString("grade"), row.getString("original_number"),
					this.time.at(row, "received_at"), List.of()))
			.list(), SIZE);
		Map<String, List<Letter>> letters = letters(found.rows().stream().map(Served::number).toList());
		return new Slice<>(found.rows()
			.stream()
			.map((served) -> served.told(letters.getOrDefault(served.number(), List.of())))
			.toList(), found.more());
	}

	private Map<String, List<Letter>> letters(List<String> numbers) {
		return this.database.sql(LETTERS)
			.param("numbers", numbers.toArray(String[]::new))
			.query((row, index) -> new Letter(row.getString("number"), row.getString("kind"), this.time.at(row, "at")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Letter::number));
	}

	/**
	 * A case.
	 *
	 * @param original what it is merged into, or null
	 * @param told what its customer was told, in order
	 */
	record Served(String number, String summary, String status, String grade, String original,
			OffsetDateTime receivedAt, List<Letter> told) {

		private Served told(List<Letter> told) {
			return new Served(this.number, this.summary, this.status, this.grade, this.original, this.receivedAt, told);
		}

	}

	/**
	 * What the customer of a case was told.
	 *
	 * @param kind the event of the message
	 */
	record Letter(String number, String kind, OffsetDateTime at) {

	}

}
