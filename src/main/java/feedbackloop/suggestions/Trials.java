package feedbackloop.suggestions;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures suggestions. Each decided case is tried once, with only those cases that were
 * decided before it. What they suggest is compared with what staff decided.
 */
@Component
class Trials {

	/** At the beginning so many of the newest gradings are tried, later all new ones. */
	private static final int NEWEST = 2000;

	private final DecidedCases cases;

	private final SuggestionSettings settings;

	private final JdbcClient database;

	private final Clock clock;

	Trials(DecidedCases cases, SuggestionSettings settings, JdbcClient database, Clock clock) {
		this.cases = cases;
		this.settings = settings;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Tries the next cases that are decided and were not tried yet, forgets old trials
	 * and sums up.
	 * @return how many were tried
	 */
	@Transactional
	public int round(int most) {
		List<Decided> next = next(most);
		next.forEach(this::tryOut);
		int forgotten = this.database.sql("delete from suggestion_trial where decided_at < :begin")
			.param("begin", begin())
			.update();
		if (!next.isEmpty() || forgotten > 0) {
			sumUp();
		}
		return next.size();
	}

	private void sumUp() {
		this.database.sql("delete from suggestion_accuracy").update();
		this.database.sql("""
				insert into suggestion_accuracy (field, decided, suggested, correct, since)
				select field, count(*), count(correct), count(*) filter (where correct), min(decided_at)
				from suggestion_trial group by field on conflict do nothing""").update();
	}

	private List<Decided> next(int most) {
		return this.database
			.sql("select f.number, f.feedback_type, f.product, f.module, f.customer_group, g.at"
					+ " from (select id, number, at from grading order by id desc limit :newest) g"
					+ " join feedback f on f.number = g.number where " + DecidedCases.DECIDED
					+ " and g.at >= :begin and g.at = " + DecidedCases.DECIDED_AT
					+ " and not exists (select from suggestion_trial t where t.number = g.number)"
					+ " order by g.id limit :most")
			.param("newest", NEWEST)
			.param("begin", begin())
			.param("most", most)
			.query((row, index) -> new Decided(row.getString("number"), row.getObject("at", OffsetDateTime.class),
					DecidedCases.decided(row)))
			.list();
	}

	private void tryOut(Decided decided) {
		List<DecidedCase> similar = this.cases.before(decided.number(), decided.at());
		decided.values().forEach((field, value) -> {
			Optional<Vote> vote = Vote.on(field, similar, this.settings.agreement());
			this.database.sql("""
					insert into suggestion_trial (number, field, decided_at, correct)
					values (:number, :field, :at, :correct) on conflict do nothing""")
				.param("number", decided.number())
				.param("field", field.field())
				.param("at", decided.at())
				.param("correct", vote.map((suggested) -> suggested.value().equals(value)).orElse(null))
				.update();
		});
	}

	private OffsetDateTime begin() {
		return this.clock.instant().minus(this.settings.measuredOver()).atOffset(ZoneOffset.UTC);
	}

	/**
	 * Whether enough suggestions for the field were measured, and enough of them right.
	 */
	boolean isGoodEnough(Accuracy accuracy) {
		return accuracy.suggested() >= this.settings.fewestMeasured()
				&& accuracy.precision().compareTo(this.settings.leastPrecision()) >= 0;
	}

	/**
	 * How good suggestions were, field by field.
	 */
	List<Accuracy> accuracy() {
		Map<Suggested, Accuracy> measured = new EnumMap<>(Suggested.class);
		this.database.sql("select * from suggestion_accuracy").query((row) -> {
			Suggested field = Suggested.of(row.getString("field"));
			measured.put(field, new Accuracy(field, row.getInt("decided"), row.getInt("suggested"),
					row.getInt("correct"), row.getObject("since", OffsetDateTime.class)));
		});
		return Stream.of(Suggested.values())
			.map((field) -> measured.getOrDefault(field, Accuracy.none(field)))
			.toList();
	}

	/** A case with what was decided about it, and when. */
	private record Decided(String number, OffsetDateTime at, Map<Suggested, String> values) {

	}

}
