package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.process.AccountNames;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads which cases came to an improvement and left it, and whether one is left.
 */
@Component
class ImprovementMoves {

	private static final String STATE = """
			select i.merged_into, i.state = 'open' and i.left_empty_at is not null and not exists (
			  select from feedback f where f.improvement_number = i.number and f.outcome is null
			  and f.status not in ('resolved', 'disputed', 'closed', 'declined', 'withdrawn')) as asks, (
			  select count(*) from me_too t where t.improvement_number = i.number and t.confirmed_at is not null) as me_toos
			from improvement i where i.number = :number""";

	private final JdbcClient database;

	private final AccountNames names;

	private final HouseTime time;

	ImprovementMoves(JdbcClient database, AccountNames names, HouseTime time) {
		this.database = database;
		this.names = names;
		this.time = time;
	}

	/**
	 * Those of an improvement that there is, the latest last.
	 */
	Moves of(String number) {
		List<Move> all = this.database
			.sql("select * from cause_move where from_number = :number or to_number = :number order by id")
			.param("number", number)
			.query((row, index) -> new Move(row.getString("kind"), row.getString("from_number"),
					row.getString("to_number"), row.getInt("cases"), row.getString("reason"), row.getString("user_id"),
					this.time.at(row, "at")))
			.list();
		return this.database.sql(STATE)
			.param("number", number)
			.query((row, index) -> new Moves(row.getString("merged_into"), row.getBoolean("asks"),
					row.getInt("me_toos"), all, this.names.of(all.stream().map(Move::user).distinct().toList())))
			.single();
	}

	/**
	 * What came of its cases.
	 *
	 * @param mergedInto the improvement that all went on with, or null
	 * @param asks whether a person has to say if it goes on without cases
	 * @param meToos people without a case who want to hear of it, or have
	 */
	record Moves(String mergedInto, boolean asks, int meToos, List<Move> all, AccountNames.Known names) {

	}

	/**
	 * Cases that went from one to the other.
	 *
	 * @param kind move, split, merge; goOn and end where none was left
	 * @param to null where it just went on or ended
	 * @param reason masked
	 */
	record Move(String kind, String from, String to, int cases, String reason, String user, OffsetDateTime at) {

		/** The other improvement, or null. */
		public String other(String number) {
			return this.from.equals(number) ? this.to : this.from;
		}

	}

}
