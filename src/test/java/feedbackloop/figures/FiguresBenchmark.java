package feedbackloop.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures each figure over {@code -Drows=1000000} cases of a year. Run by the command
 * that docs/performance.md names, not by the normal build.
 */
@CaseTest
class FiguresBenchmark {

	private static final int ROUNDS = 5;

	@Autowired
	private Figures figures;

	@Autowired
	private JdbcClient database;

	@Test
	void eachFigureOverVeryManyCases() {
		int rows = Integer.getInteger("rows", 1_000_000);
		for (int first = 0; first < rows; first += 100_000) {
			insert(first, Math.min(rows, first + 100_000));
		}
		this.database.sql("analyze case_figures").update();
		LocalDate today = LocalDate.now();
		for (int days : new int[] { 30, 90, 365 }) {
			FigureQuery all = new FigureQuery(today.minusDays(days - 1L), today, Map.of());
			FigureQuery some = new FigureQuery(today.minusDays(days - 1L), today,
					Map.of("product", "p3", "grade", "high"));
			for (Figure figure : Figure.values()) {
				System.out.printf(Locale.ROOT,
						"%s, %d days: %d cases, whole %d ms, one product and grade %d ms, by week %d ms%n",
						figure.key(), days, this.figures.measure(figure, all, "manager").count(),
						median(() -> this.figures.measure(figure, all, "manager")),
						median(() -> this.figures.measure(figure, some, "manager")),
						median(() -> this.figures.over(figure, all, Pace.WEEK, "manager")));
			}
		}
		assertThat(this.database.sql("select count(*) from case_figures").query(Integer.class).single())
			.isGreaterThanOrEqualTo(rows);
	}

	/** Of some runs, in milliseconds. */
	private static long median(Runnable asked) {
		List<Long> times = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			long start = System.nanoTime();
			asked.run();
			times.add((System.nanoTime() - start) / 1_000_000);
		}
		Collections.sort(times);
		return times.get(ROUNDS / 2);
	}

	private void insert(int first, int last) {
		this.database
			.sql("""
					insert into case_figures (number, channel, product, feedback_type, grade, team, verdict, duplicate, received_at,
					  first_response_at, response_seconds, resolved_at, resolution_seconds, closed_at, first_contact, first_time_right,
					  repeated, customers, score, rated_at, response_due, response_kept, resolution_due, resolution_kept, promise_moved)
					select 'FB-19700101-' || place, (array['portal', 'email', 'phone'])[1 + place % 3], 'p' || place % 10,
					  (array['defect', 'service'])[1 + place % 2], (array['urgent', 'high', 'medium', 'low'])[1 + place % 4],
					  (array['support', 'product'])[1 + place % 2], (array['valid', 'valid', 'valid', 'spam'])[1 + place % 4],
					  place % 20 = 0, at, at + interval '3 hours', 1000 + (random() * 90000)::int, at + interval '3 days',
					  (random() * 900000)::int, at + interval '4 days', place % 3 = 0, place % 2 = 0, place % 9 = 0, 1 + place % 4,
					  1 + place % 5, at + interval '5 days', at + interval '1 day', place % 8 > 0, at + interval '5 days', place % 7 > 0,
					  place % 6 = 0
					from (select place, now() - (place::float / :rows) * interval '365 days' as at
					  from generate_series(cast(:first as int), :last - 1) place) p""")
			.param("first", first)
			.param("last", last)
			.param("rows", Integer.getInteger("rows", 1_000_000))
			.update();
	}

}
