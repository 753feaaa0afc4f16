package feedbackloop.suggestions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import feedbackloop.duplicates.CaseTexts;
import feedbackloop.duplicates.StoredCases;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often suggestions are right on texts of your own, and how long one takes among
 * 10,000 decided cases: {@code mvn test -Dtest=SuggestionsBenchmark -Dcases=<path>}. The
 * file is a CSV with a heading, what was decided in its first column and the text in its
 * second; its lines are decided in an order by chance.
 */
@FeedbackLoopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuggestionsBenchmark {

	private static final int DECIDED = 10_000;

	private static final int ASKED = 500;

	private static final double[] AGREEMENTS = { 0.6, 0.7, 0.8 };

	private static final double[] LIKENESSES = { 0.1, 0.15, 0.2 };

	@Autowired
	private CaseTexts texts;

	@Autowired
	private DecidedCases cases;

	@Autowired
	private SuggestionSettings settings;

	@Autowired
	private JdbcClient database;

	private final List<List<String>> lines = new ArrayList<>();

	private final Random chance = new Random(1);

	@BeforeAll
	void decide() throws IOException {
		Path file = Path.of(System.getProperty("cases"));
		try (MappingIterator<Map<String, String>> rows = new CsvMapper().readerFor(Map.class)
			.with(CsvSchema.emptySchema().withHeader())
			.readValues(file.toFile())) {
			rows.forEachRemaining((row) -> this.lines.add(List.copyOf(row.values())));
		}
		Collections.shuffle(this.lines, this.chance);
		decided("FB-20250101", this.lines);
	}

	private List<String> decided(String prefix, List<List<String>> lines) {
		List<String> numbers = new StoredCases(this.database, prefix).store("closed",
				lines.stream().map((line) -> line.get(1)).toList());
		this.database
			.sql("""
					with decided as (select * from unnest(:numbers, :values) with ordinality as d (number, value, place)),
					written as (update feedback f set verdict = 'valid', feedback_type = 'defect', product = left(d.value, 200)
					  from decided d where d.number = f.number returning f.number, d.place)
					insert into grading (number, at, cause, feedback_type, affected_stated, affected, severity, urgency,
					  major_loss_risk, compliance_risk, known_cause, score, grade, reason, path, team, lead)
					select number, now() - interval '1 day' + place * interval '1 second', 'triage', 'defect', 1, 1, 1, 1,
					  false, false, false, 2, 'low', '-', 'backlog', 'support', 'support' from written order by place""")
			.param("numbers", numbers.toArray(String[]::new))
			.param("values", lines.stream().map((line) -> line.get(0)).toArray(String[]::new))
			.update();
		return numbers;
	}

	@Test
	@Order(1)
	void howOftenSuggestionsAreRight() {
		System.out.printf("%d cases%n", this.lines.size());
		for (double likeness : LIKENESSES) {
			for (double agreement : AGREEMENTS) {
				Accuracy accuracy = measured(new SuggestionSettings(this.settings.neighbours(), likeness, agreement,
						this.settings.leastPrecision(), this.settings.fewestMeasured(), Duration.ofDays(30)));
				System.out.printf(Locale.ROOT, "likeness %.2f, agreement %.1f: precision %.3f, coverage %.3f%n",
						likeness, agreement, accuracy.precision(), accuracy.coverage());
			}
		}
	}

	private Accuracy measured(SuggestionSettings tried) {
		this.database.sql("delete from suggestion_trial").update();
		Trials trials = new Trials(new DecidedCases(this.texts, this.database, tried), tried, this.database,
				Clock.systemUTC());
		while (trials.round(500) > 0) {
			assertThat(trials.accuracy()).isNotEmpty();
		}
		return trials.accuracy().get(Suggested.PRODUCT.ordinal());
	}

	@Test
	@Order(2)
	void howLongASuggestionTakes() {
		List<List<String>> more = new ArrayList<>();
		for (int i = this.lines.size(); i < DECIDED; i++) {
			more.add(List.of(any().get(0), half(any().get(1), true) + half(any().get(1), false)));
		}
		List<String> asked = decided("FB-20250102", more).subList(0, ASKED);
		asked.forEach((number) -> this.cases.like(number, "support"));
		List<Double> millis = new ArrayList<>();
		for (String number : asked) {
			long begin = System.nanoTime();
			this.cases.like(number, "support");
			millis.add((System.nanoTime() - begin) / 1e6);
		}
		Collections.sort(millis);
		System.out.printf(Locale.ROOT, "among %d decided cases: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n", DECIDED,
				millis.get(ASKED / 2), millis.get(ASKED * 95 / 100), millis.get(ASKED * 99 / 100));
	}

	private List<String> any() {
		return this.lines.get(this.chance.nextInt(this.lines.size()));
	}

	private static String half(String text, boolean first) {
		int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
		return first ? text.substring(0, middle) : text.substring(middle);
	}

}
