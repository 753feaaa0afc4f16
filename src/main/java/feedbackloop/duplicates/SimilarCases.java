package feedbackloop.duplicates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Offers the cases that a case may be a duplicate of: those most alike in text, gently
 * ranked by product and time. A case that was merged is represented by its original;
 * cases that nothing can be merged with do not appear.
 */
@Service
public class SimilarCases {

	private static final int MOST = 50;

	/** Enough for product and time to change the order of those that are offered. */
	private static final int FIRST_LOOK = 100;

	/** Many declined cases with the same text (spam) must not hide the others. */
	private static final int LAST_LOOK = 6400;

	/** What product and time are worth; the rest is the text's. */
	private static final double SAME_PRODUCT = 0.1;

	private static final double SAME_TIME = 0.1;

	/** After so long, what nearness in time is worth has halved. */
	private static final Duration NEAR = Duration.ofDays(30);

	private final SearchableCases cases;

	private final Catalogue catalogue;

	private final JdbcClient database;

	SimilarCases(SearchableCases cases, Catalogue catalogue, JdbcClient database) {
		this.cases = cases;
		this.catalogue = catalogue;
		this.database = database;
	}

	/**
	 * The cases most similar to that one, the most similar first. All texts are masked.
	 * @param limit how many at most, 1 to 50
	 * @param reader user id of who asks; a complaint about them is left out
	 * @throws Refusal if there is no case of that number, or the limit is out of range
	 */
	public List<SimilarCase> of(String number, int limit, String reader) {
		if (limit < 1 || limit > MOST) {
			throw Refusal.invalid("limit", "limit", MOST);
		}
		Compared asked = asked(number);
		List<SimilarCase> similar = List.of();
		for (int look = Math.max(FIRST_LOOK, 2 * limit); look <= LAST_LOOK; look *= 4) {
			List<TextIndex.Match> matches = this.cases.like(number, asked.text(), look);
			similar = ranked(asked, matches, reader);
			if (similar.size() >= limit || matches.size() < look) {
				break;
			}
		}
		return similar.stream().limit(limit).toList();
	}

	/**
	 * The cases alike that were received in that time and graded, each by its own number.
	 * @param least the lowest score that counts
	 * @throws Refusal if there is no case of that number
	 */
	public Set<String> graded(String number, Instant from, Instant to, BigDecimal least) {
		Compared asked = asked(number);
		Map<String, Double> likeness = new HashMap<>();
		this.cases.like(number, asked.text(), LAST_LOOK)
			.forEach((match) -> likeness.put(match.number(), match.likeness()));
		return this.database.sql("""
				select number, '' as summary, product, received_at, null as improvement from feedback
				where number = any(:alike) and number <> :number and received_at >= :from and received_at < :to
				and grade is not null and status not in ('declined', 'withdrawn')""")
			.param("alike", likeness.keySet().toArray(String[]::new))
			.param("number", number)
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(SimilarCases::mergeable)
			.list()
			.stream()
			.filter((found) -> score(likeness.get(found.number()), asked, found).compareTo(least) >= 0)
			.map(Mergeable::number)
			.collect(Collectors.toSet());
	}

	private static Mergeable mergeable(ResultSet row, int index) throws SQLException {
		return new Mergeable(row.getString("number"), row.getString("summary"), row.getString("product"),
				row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getString("improvement"));
	}

	private Compared asked(String number) {
		return this.database.sql("""
				select number, concat_ws(E'\\n', summary_masked, description_masked) as text, product, received_at
				from feedback where number = :number""")
			.param("number", number)
			.query((row, index) -> new Compared(row.getString("number"), row.getString("text"),
					row.getString("product"), row.getObject("received_at", OffsetDateTime.class).toInstant()))
			.optional()
			.orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	private List<SimilarCase> ranked(Compared asked, List<TextIndex.Match> matches, String reader) {
		Map<String, Double> likeness = ofOriginals(matches);
		return mergeable(asked.number(), likeness.keySet(), reader).stream()
			.map((found) -> new SimilarCase(found.number(), found.summary(),
					score(likeness.get(found.number()), asked, found), found.improvement()))
			.sorted(Comparator.comparing(SimilarCase::score).reversed().thenComparing(SimilarCase::number))
			.toList();
	}

	/**
	 * How much each original is alike: as much as the most similar case that was merged
	 * with it, or itself.
	 */
	private Map<String, Double> ofOriginals(List<TextIndex.Match> matches) {
		Map<String, Double> likeness = new HashMap<>();
		matches.forEach((match) -> likeness.put(match.number(), match.likeness()));
		Map<String, String> originals = originals(likeness.keySet());
		while (!originals.isEmpty()) {
			originals.forEach((merged, original) -> likeness.merge(original, likeness.remove(merged), Math::max));
			originals = originals(likeness.keySet());
		}
		return likeness;
	}

	private Map<String, String> originals(Collection<String> numbers) {
		Map<String, String> originals = new HashMap<>();
		this.database.sql(
				"select number, original_number from feedback where number = any(:numbers) and original_number is not null")
			.param("numbers", numbers.toArray(String[]::new))
			.query((row) -> {
				originals.put(row.getString("number"), row.getString("original_number"));
			});
		return originals;
	}

	private BigDecimal score(double likeness, Compared asked, Mergeable found) {
		double product = this.catalogue.areSame(Part.PRODUCT, asked.product(), found.product()) ? SAME_PRODUCT : 0;
		double apart = Duration.between(asked.receivedAt(), found.receivedAt()).abs().toSeconds();
		double time = SAME_TIME / (1 + apart / NEAR.toSeconds());
		return BigDecimal.valueOf(likeness * (1 - SAME_PRODUCT - SAME_TIME + product + time))
			.setScale(4, RoundingMode.HALF_UP);
	}

	/**
	 * Looked up by number alone. PostgreSQL keeps the plan of a statement that is asked
	 * often. The plan it kept for a recursive join took 80 ms instead of one.
	 */
	private List<Mergeable> mergeable(String number, Collection<String> originals, String reader) {
		return this.database.sql("""
				select f.number, coalesce(f.summary_masked, left(f.description_masked, 80)) as summary, f.product,
				f.received_at, (select i.number from improvement i
				  where i.number = f.improvement_number and i.state = 'open') as improvement
				from feedback f
				where f.number = any(:originals) and f.number <> :number
				and f.status not in ('declined', 'withdrawn') and may_see(f, :reader)""")
			.param("originals", originals.toArray(String[]::new))
			.param("number", number)
			.param("reader", reader)
			.query(SimilarCases::mergeable)
			.list();
	}

	private record Compared(String number, String text, String product, Instant receivedAt) {

	}

	/**
	 * A case to merge with.
	 */
	private record Mergeable(String number, String summary, String product, Instant receivedAt, String improvement) {

	}

}
