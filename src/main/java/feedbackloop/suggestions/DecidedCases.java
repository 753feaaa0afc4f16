package feedbackloop.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.duplicates.CaseTexts;
import feedbackloop.duplicates.CaseTexts.Like;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the past cases most like one, with what staff decided about them. A case whose
 * text was erased teaches nothing, neither does one that was declined or merged.
 */
@Component
class DecidedCases {

	/** Among so many similar ones enough are decided. */
	private static final int FIRST_LOOK = 100;

	/** A wave of spam must not hide the others. */
	private static final int LAST_LOOK = 1600;

	/** A case is decided by its first grading. */
	static final String DECIDED_AT = "(select min(g.at) from grading g where g.number = f.number)";

	static final String DECIDED = "f.verdict = 'valid' and f.feedback_type is not null"
			+ " and concat(f.summary_masked, f.description_masked) <> ''"
			+ " and not exists (select from erased_case e where e.number = f.number)";

	private static final String COLUMNS = "f.number, f.feedback_type, f.product, f.module, f.customer_group";

	private final CaseTexts texts;

	private final JdbcClient database;

	private final SuggestionSettings settings;

	DecidedCases(CaseTexts texts, JdbcClient database, SuggestionSettings settings) {
		this.texts = texts;
		this.database = database;
		this.settings = settings;
	}

	/**
	 * Those that the reader may see.
	 * @param reader user id
	 */
	List<DecidedCase> like(String number, String reader) {
		return like(number,
				(numbers) -> this.database
					.sql("select " + COLUMNS + " from feedback f where f.number = any(:numbers) and " + DECIDED
							+ " and may_see(f, :reader)")
					.param("numbers", numbers)
					.param("reader", reader));
	}

	/**
	 * Those that were decided before that time, for measuring.
	 */
	List<DecidedCase> before(String number, OffsetDateTime time) {
		return like(number,
				(numbers) -> this.database
					.sql("select " + COLUMNS + " from feedback f where f.number = any(:numbers) and " + DECIDED
							+ " and " + DECIDED_AT + " < :time")
					.param("numbers", numbers)
					.param("time", time));
	}

	/**
	 * Whether the record of that case has a product, as its customer gave it.
	 */
	boolean namesItsProduct(String number) {
		return this.database.sql("select coalesce(product, '') <> '' from feedback where number = :number")
			.param("number", number)
			.query(Boolean.class)
			.single();
	}

	private List<DecidedCase> like(String number, Question question) {
		List<DecidedCase> decided = List.of();
		for (int look = FIRST_LOOK; look <= LAST_LOOK; look *= 4) {
			Map<String, Double> alike = this.texts.like(number, look)
				.stream()
				.filter((like) -> like.likeness() >= this.settings.leastLikeness())
				.collect(Collectors.toMap(Like::number, Like::likeness));
			decided = question.about(alike.keySet().toArray(String[]::new))
				.query((row, index) -> read(row, alike.get(row.getString("number"))))
				.list()
				.stream()
				.sorted(Comparator.comparingDouble(DecidedCase::likeness)
					.reversed()
					.thenComparing(DecidedCase::number, Comparator.reverseOrder()))
				.limit(this.settings.neighbours())
				.toList();
			if (decided.size() == this.settings.neighbours() || alike.size() < look) {
				break;
			}
		}
		return decided;
	}

	private static DecidedCase read(ResultSet row, double likeness) throws SQLException {
		return new DecidedCase(row.getString("number"), likeness, decided(row));
	}

	/** What the row of a case says by field. */
	static Map<Suggested, String> decided(ResultSet row) throws SQLException {
		Map<Suggested, String> decided = new EnumMap<>(Suggested.class);
		for (Suggested field : Suggested.values()) {
			String value = row.getString(field.column());
			if (value != null && !value.isBlank()) {
				decided.put(field, value.strip());
			}
		}
		return decided;
	}

	/** Which of the cases with these numbers count. */
	private interface Question {

		JdbcClient.StatementSpec about(String[] numbers);

	}

}
