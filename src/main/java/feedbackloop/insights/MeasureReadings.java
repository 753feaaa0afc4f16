package feedbackloop.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.process.AccountNames;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads who has to read or attend what measures brought, and who has. What landed again
 * is open again.
 */
@Component
class MeasureReadings {

	private static final int MOST = 100;

	private static final String READERS = """
			select i.number as improvement, m.number, m.title, m.landing, m.landed_at, r.user_id,
			  case when r.acknowledged_at >= m.landed_at then r.acknowledged_at end as read_at
			from measure_reader r join measure m on m.id = r.measure_id join improvement i on i.id = m.improvement_id
			where m.state = 'landed' and """;

	private final JdbcClient database;

	private final AccountNames names;

	private final HouseTime time;

	MeasureReadings(JdbcClient database, AccountNames names, HouseTime time) {
		this.database = database;
		this.names = names;
		this.time = time;
	}

	/**
	 * Those of an improvement.
	 */
	Readings of(String improvement) {
		List<Reader> all = this.database.sql(READERS + " i.number = :number order by m.number, r.named_at, r.user_id")
			.param("number", improvement)
			.query(this::reader)
			.list();
		Map<Integer, List<Reader>> byMeasure = all.stream()
			.collect(Collectors.groupingBy(Reader::measure, LinkedHashMap::new, Collectors.toList()));
		return new Readings(byMeasure, this.names.of(all.stream().map(Reader::user).distinct().toList()));
	}

	/**
	 * What a person still has to read or attend, the longest landed first.
	 */
	List<Reader> openOf(String user) {
		return this.database.sql(READERS + """
				 r.user_id = :user and (r.acknowledged_at is null or r.acknowledged_at < m.landed_at)
				and not exists (select from hidden_from(:user) h where h.number = i.feedback_number)
				order by m.landed_at, m.id limit :most""")
			.param("user", user)
			.param("most", MOST)
			.query(this::reader)
			.list();
	}

	private Reader reader(ResultSet row, int index) throws SQLException {
		return new Reader(row.getString("improvement"), row.getInt("number"), row.getString("title"),
				row.getString("landing"), this.time.at(row, "landed_at"), row.getString("user_id"),
				this.time.at(row, "read_at"));
	}

	/**
	 * The readers of an improvement's measures, by the number of the measure.
	 */
	record Readings(Map<Integer, List<Reader>> byMeasure, AccountNames.Known names) {

		public List<Reader> of(int measure) {
			return this.byMeasure.getOrDefault(measure, List.of());
		}

		/** How many have read or attended it. */
		public long done(int measure) {
			return of(measure).stream().filter((reader) -> reader.readAt() != null).count();
		}

		/** Whether that person has it before them. */
		public boolean isOpenFor(int measure, String user) {
			return of(measure).stream().anyMatch((reader) -> reader.user().equals(user) && reader.readAt() == null);
		}

	}

	/**
	 * Somebody who has to read or attend.
	 *
	 * @param landing document, training or procedure
	 * @param readAt null as long as it is open
	 */
	record Reader(String improvement, int measure, String title, String landing, OffsetDateTime landedAt, String user,
			OffsetDateTime readAt) {

	}

}
