package feedbackloop.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps reviews with what was compiled and decided, in the caller's transaction.
 */
@Component
class ReviewStore {

	private static final String ITEMS = """
			select i.*, f.feedback_type, f.product,
			  coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as summary,
			  (select m.number from improvement m where m.number = f.improvement_number and not exists (
			    select from hidden_from(:reader) h where h.number = m.feedback_number)) as improvement_number
			from review_item i join feedback f on f.number = i.number
			where i.review = :review and may_see(f, :reader)""";

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate batches;

	private final HouseTime time;

	ReviewStore(JdbcClient database, NamedParameterJdbcTemplate batches, HouseTime time) {
		this.database = database;
		this.batches = batches;
		this.time = time;
	}

	/**
	 * Lets reviews begin one after the other, on all nodes, until the transaction ends.
	 */
	void lock() {
		this.database.sql("select 1 from pg_advisory_xact_lock(hashtextextended('review', 0))")
			.query(Integer.class)
			.single();
	}

	void begin(Review review) {
		this.database.sql("""
				insert into review (number, since, until, started_by) values (:number, :since, :until, :startedBy)""")
			.param("number", review.number())
			.param("since", review.since())
			.param("until", review.until())
			.param("startedBy", review.startedBy())
			.update();
	}

	Optional<Review> find(String number) {
		return this.database.sql("select * from review where number = :number")
			.param("number", number)
			.query(this::review)
			.optional();
	}

	/** The newest first, of those of the last years. */
	List<Review> all() {
		return this.database.sql("select * from review order by until desc limit 100").query(this::review).list();
	}

	/** When the oldest case came to the backlog that waits there now. */
	Optional<OffsetDateTime> oldestInBacklog() {
		return this.database.sql("""
				select min(coalesce(b.since, f.first_response_at, f.received_at)) as since
				from feedback f left join backlog_item b on b.number = f.number where f.status = 'planned'""")
			.query((row, index) -> Optional.ofNullable(this.time.at(row, "since")))
			.single();
	}

	void compiled(String review, List<BacklogItem> items, List<ReviewFinding> findings) {
		AtomicInteger place = new AtomicInteger();
		this.batches.batchUpdate("""
				insert into review_item (review, place, number, customers, effort, cycles_waiting, proposal, rule)
				values (:review, :place, :number, :customers, :effort, :cycles, :proposal, :rule)""", items.stream()
			.map((item) -> new MapSqlParameterSource("review", review).addValue("place", place.incrementAndGet())
				.addValue("number", item.number())
				.addValue("customers", item.customers())
				.addValue("effort", item.effort())
				.addValue("cycles", item.cyclesWaiting())
				.addValue("proposal", item.proposal(), Types.VARCHAR)
				.addValue("rule", item.rule(), Types.INTEGER))
			.toArray(SqlParameterSource[]::new));
		this.batches.batchUpdate(
				"""
						insert into review_finding (review, kind, place, improvement, measure, stage, team, product, cases, customers,
						  minutes, late)
						values (:review, :kind, :place, :improvement, :measure, :stage, :team, :product, :cases, :customers, :minutes,
						  :late)""",
				findings.stream().map((found) -> finding(review, found, place)).toArray(SqlParameterSource[]::new));
		this.database.sql("update review set compiled_at = :now where number = :review")
			.param("now", this.time.now())
			.param("review", review)
			.update();
	}

	private static SqlParameterSource finding(String review, ReviewFinding found, AtomicInteger place) {
		return new MapSqlParameterSource("review", review).addValue("place", place.incrementAndGet())
			.addValue("kind", found.kind())
			.addValue("improvement", found.improvement(), Types.VARCHAR)
			.addValue("measure", found.measure(), Types.INTEGER)
			.addValue("stage", found.stage(), Types.VARCHAR)
			.addValue("team", found.team(), Types.VARCHAR)
			.addValue("product", found.product(), Types.VARCHAR)
			.addValue("cases", found.cases(), Types.INTEGER)
			.addValue("customers", found.customers(), Types.INTEGER)
			.addValue("minutes", found.minutes(), Types.BIGINT)
			.addValue("late", found.late(), Types.INTEGER);
	}

	/**
	 * What was found, with what the causes are.
	 * @param reader user id of who looks; what began with a complaint about that person
	 * is left out
	 */
	List<ReviewFinding> findings(String review, String reader) {
		return this.database.sql("""
				select r.*, m.title,
				  coalesce(i.root_cause, f.restatement, f.summary_masked, left(f.description_masked, 100)) as cause
				from review_finding r left join improvement i on i.number = r.improvement
				left join feedback f on f.number = i.feedback_number
				left join measure m on m.improvement_id = i.id and m.number = r.measure
				where r.review = :review
				  and not exists (select from hidden_from(:reader) h where h.number = i.feedback_number)
				order by r.place""")
			.param("review", review)
			.param("reader", reader)
			.query((row, index) -> new ReviewFinding(row.getString("kind"), row.getString("improvement"),
					row.getString("cause"), row.getObject("measure", Integer.class), row.getString("title"),
					row.getString("stage"), row.getString("team"), row.getString("product"),
					row.getObject("cases", Integer.class), row.getObject("customers", Integer.class),
					row.getObject("minutes", Long.class), row.getObject("late", Integer.class)))
			.list();
	}

	/**
	 * Its cases in order, without complaints about whoever looks.
	 */
	List<ReviewItem> items(String review, String reader) {
		return this.database.sql(ITEMS + " order by i.place")
			.param("review", review)
			.param("reader", reader)
			.query(ReviewStore::item)
			.list();
	}

	Optional<ReviewItem> item(String review, String number) {
		return this.database.sql(ITEMS + " and i.number = :number")
			.param("review", review)
			.param("reader", "")
			.param("number", number)
			.query(ReviewStore::item)
			.optional();
	}

	/** The numbers of the cases about which something is to be done, in order. */
	List<String> toBeCarriedOut(String review) {
		return this.database.sql("""
				select number from review_item
				where review = :review and decision <> :keep and outcome is null order by place""")
			.param("review", review)
			.param("keep", ItemDecision.KEEP)
			.query(String.class)
			.list();
	}

	/** The numbers of all cases in it. */
	List<String> numbers(String review) {
		return this.database.sql("select number from review_item where review = :review")
			.param("review", review)
			.query(String.class)
			.list();
	}

	/**
	 * Notes what is decided, in place of what was noted before.
	 * @param userId who decides
	 */
	void note(String review, List<ItemDecision> decisions, String userId) {
		this.batches.batchUpdate(
				"""
						update review_item set decision = :decision, reason = :reason, owner = :owner, target_version = :version,
						  noted_by = :user
						where review = :review and number = :number""",
				decisions.stream()
					.map((one) -> new MapSqlParameterSource("review", review).addValue("number", one.number())
						.addValue("user", userId)
						.addValue("decision", one.decision(), Types.VARCHAR)
						.addValue("reason", one.reason(), Types.VARCHAR)
						.addValue("owner", one.owner(), Types.VARCHAR)
						.addValue("version", one.targetVersion(), Types.VARCHAR))
					.toArray(SqlParameterSource[]::new));
	}

	/**
	 * Those of these that lack something are kept in the backlog.
	 */
	void keepUnfinished(String review, Collection<String> numbers) {
		this.database.sql("""
				update review_item set decision = :keep where review = :review and number = any(:numbers)
				  and (decision is null or reason is null)""")
			.param("keep", ItemDecision.KEEP)
			.param("review", review)
			.param("numbers", numbers.toArray(String[]::new))
			.update();
	}

	/**
	 * Those that are not decided yet get what the table proposes.
	 * @param reason the same for all
	 * @param userId who decides, but nothing about a complaint about that person
	 */
	void followProposals(String review, String reason, String userId) {
		this.database.sql("""
				update review_item i set decision = proposal, reason = :reason, noted_by = :user
				where review = :review and decision is null and proposal is not null
				  and not exists (select from hidden_from(:user) h where h.number = i.number)""")
			.param("review", review)
			.param("user", userId)
			.param("reason", reason, Types.VARCHAR)
			.update();
	}

	void decided(String review, String userId) {
		this.database.sql("update review set decided_at = :now, decided_by = :user where number = :review")
			.param("now", this.time.now())
			.param("user", userId)
			.param("review", review)
			.update();
	}

	/**
	 * Closes one that nobody can decide any more.
	 * @param userId who does
	 */
	void abandon(String review, String userId) {
		decided(review, userId);
		this.database.sql("update review set abandoned = true where number = :review").param("review", review).update();
	}

	void carriedOut(String review, String number, String outcome) {
		this.database.sql("update review_item set outcome = :outcome where review = :review and number = :number")
			.param("outcome", outcome)
			.param("review", review)
			.param("number", number)
			.update();
	}

	private Review review(ResultSet row, int index) throws SQLException {
		return new Review(row.getString("number"), this.time.at(row, "since"), this.time.at(row, "until"),
				row.getString("started_by"), this.time.at(row, "compiled_at"), this.time.at(row, "decided_at"),
				row.getString("decided_by"), row.getBoolean("abandoned"));
	}

	private static ReviewItem item(ResultSet row, int index) throws SQLException {
		return new ReviewItem(row.getInt("place"), row.getString("number"), row.getString("summary"),
				row.getString("feedback_type"), row.getString("product"), row.getInt("customers"),
				row.getString("effort"), row.getInt("cycles_waiting"), row.getString("proposal"),
				row.getObject("rule", Integer.class), row.getString("decision"), row.getString("reason"),
				row.getString("owner"), row.getString("target_version"), row.getString("noted_by"),
				row.getString("outcome"), row.getString("improvement_number"));
	}

}
