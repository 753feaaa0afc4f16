package feedbackloop.models.edits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What passes the check runs: many small edits of the shipped files, each refused with a
 * finding, or put live and cases worked to their end under it. Run by the command that
 * README names, not by the normal build.
 */
@CaseTest
class RandomEditsRun {

	private static final long SEED = Long.getLong("seed", 1);

	/** How many. */
	private static final int EDITS = Integer.getInteger("edits", 1000);

	/** The number of the first. */
	private static final int FIRST = Integer.getInteger("first", 1);

	/** Instead of these, some that are tried again, such as {@code 61,680}. */
	private static final String NUMBERS = System.getProperty("numbers", "");

	/** So few are all told; of many, those that failed. */
	private static final int FEW = 400;

	@Autowired
	private ApplicationContext application;

	@Test
	void everyEditIsRefusedOrCasesEndUnderIt() {
		RandomEdits edits = new RandomEdits(SEED);
		Trial trial = new Trial(this.application, Scenario.all());
		List<EditOutcome> outcomes = new ArrayList<>();
		int[] numbers = numbers();
		for (int number : numbers) {
			EditOutcome outcome = trial.of(edits.edit(number));
			outcomes.add(outcome);
			if (numbers.length <= FEW || outcome.problem() != null) {
				System.out.println(outcome);
			}
		}
		tell(outcomes);
		assertThat(outcomes).filteredOn((outcome) -> outcome.problem() != null).isEmpty();
	}

	private static int[] numbers() {
		return NUMBERS.isEmpty() ? IntStream.range(FIRST, FIRST + EDITS).toArray()
				: Stream.of(NUMBERS.split(",")).mapToInt(Integer::parseInt).toArray();
	}

	private static void tell(List<EditOutcome> outcomes) {
		Map<String, int[]> kinds = new TreeMap<>();
		Map<String, Integer> codes = new TreeMap<>();
		for (EditOutcome outcome : outcomes) {
			int[] counts = kinds.computeIfAbsent(outcome.edit().kind(), (kind) -> new int[4]);
			counts[0]++;
			counts[outcome.refused() ? 1 : (outcome.problem() == null) ? 2 : 3]++;
			outcome.codes().forEach((code) -> codes.merge(code, 1, Integer::sum));
		}
		kinds.forEach(
				(kind, counts) -> System.out.printf(Locale.ROOT, "%4d edits, %4d refused, %4d live, %4d failed  %s%n",
						counts[0], counts[1], counts[2], counts[3], kind));
		System.out.println("Findings: " + codes);
		System.out.printf(Locale.ROOT,
				"seed %d, %d edits of %d kinds: %d refused, %d live, %d failed; %d cases worked; %s in all, refused %s, live %s each%n",
				SEED, outcomes.size(), kinds.size(), outcomes.stream().filter(EditOutcome::refused).count(),
				outcomes.stream().filter((outcome) -> !outcome.refused() && outcome.problem() == null).count(),
				outcomes.stream().filter((outcome) -> outcome.problem() != null).count(),
				outcomes.stream().mapToInt(EditOutcome::cases).sum(), seconds(outcomes),
				each(outcomes.stream().filter(EditOutcome::refused).toList()),
				each(outcomes.stream().filter((outcome) -> !outcome.refused()).toList()));
	}

	private static String seconds(List<EditOutcome> outcomes) {
		return "%.0f s".formatted(outcomes.stream().map(EditOutcome::took).mapToLong(Duration::toMillis).sum() / 1e3);
	}

	private static String each(List<EditOutcome> outcomes) {
		return "%.2f s".formatted(
				outcomes.stream().map(EditOutcome::took).mapToLong(Duration::toMillis).average().orElse(0) / 1e3);
	}

}
