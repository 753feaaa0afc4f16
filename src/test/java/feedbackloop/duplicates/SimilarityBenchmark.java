package feedbackloop.duplicates;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how similar cases are found on question pairs from a file with the columns
 * sentence1, sentence2 and same (1 or 0): how many of the pairs are found in the top 5,
 * against the yardstick; and how long a search takes among 100,000 cases, with the
 * database. Run by the command that README names, not by the normal build.
 */
@FeedbackLoopTest
class SimilarityBenchmark {

	private static final int TOP = 5;

	private static final int CASES = 100_000;

	private static final int SEARCHES = 1_000;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SimilarCases similar;

	@Test
	void pairsAreFoundAtLeastAsOftenAsByTheYardstickAndInTime() throws IOException {
		Pairs pairs = Pairs.read();
		StoredCases stored = new StoredCases(this.database, "FB-20260101");
		List<String> numbers = new ArrayList<>(stored.store("received", pairs.texts()));
		Map<String, Integer> places = new HashMap<>();
		numbers.forEach((number) -> places.put(number, places.size()));

		double recall = recall(pairs,
				(asked) -> this.similar.of(numbers.get(asked), TOP, "support")
					.stream()
					.map((found) -> places.get(found.number()))
					.toList());
		double yardstick = recall(pairs, (asked) -> pairs.yardstick().like(asked, TOP));
		numbers.addAll(stored.store("received", pairs.longer(CASES - numbers.size())));
		Times times = searchTimes(numbers);

		System.out.printf(Locale.ROOT, "recall@%d %.4f, yardstick %.4f (%d texts, %d searches)%n", TOP, recall,
				yardstick, pairs.texts().size(), pairs.same().size());
		System.out.printf(Locale.ROOT, "among %d cases: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (%d searches)%n",
				numbers.size(), at(times.elapsed(), 50), at(times.elapsed(), 95), at(times.elapsed(), 99), SEARCHES);
		System.out.printf(Locale.ROOT, "of which computing, whatever else runs: p50 %.1f ms, p95 %.1f ms%n",
				at(times.computing(), 50), at(times.computing(), 95));
		assertThat(recall).as("recall").isGreaterThanOrEqualTo(yardstick);
		assertThat(at(times.elapsed(), 95)).as("p95 in milliseconds").isLessThanOrEqualTo(50);
	}

	private static double recall(Pairs pairs, Search search) {
		long found = pairs.same().stream().filter((pair) -> search.like(pair[0]).contains(pair[1])).count();
		return found / (double) pairs.same().size();
	}

	private Times searchTimes(List<String> numbers) {
		Random choice = new Random(7);
		ThreadMXBean processor = ManagementFactory.getThreadMXBean();
		Times times = new Times(new long[SEARCHES], new long[SEARCHES]);
		for (int search = -SEARCHES / 4; search < SEARCHES; search++) {
			String number = numbers.get(choice.nextInt(numbers.size()));
			long start = System.nanoTime();
			long computed = processor.getCurrentThreadCpuTime();
			this.similar.of(number, TOP, "support");
			times.computing()[Math.max(search, 0)] = processor.getCurrentThreadCpuTime() - computed;
			times.elapsed()[Math.max(search, 0)] = System.nanoTime() - start;
		}
		Arrays.sort(times.elapsed());
		Arrays.sort(times.computing());
		return times;
	}

	private static double at(long[] sortedNanos, int percent) {
		return sortedNanos[(int) Math.ceil(sortedNanos.length * percent / 100.0) - 1] / 1e6;
	}

	/**
	 * How long the searches took, in sorted nanoseconds.
	 *
	 * @param computing without the database and without waiting for a processor
	 */
	private record Times(long[] elapsed, long[] computing) {

	}

	private interface Search {

		List<Integer> like(int asked);

	}

	/**
	 * What the file holds.
	 *
	 * @param texts each sentence once
	 * @param same indexes of sentences that mean the same, each pair in both directions
	 */
	private record Pairs(List<String> texts, List<int[]> same, CharacterBm25 yardstick) {

		static Pairs read() throws IOException {
			String file = System.getProperty("pairs");
			assertThat(file).as("The file of question pairs: -Dpairs=<path of a CSV>").isNotBlank();
			Map<String, Integer> texts = new LinkedHashMap<>();
			List<int[]> same = new ArrayList<>();
			CsvMapper csv = CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
			try (MappingIterator<Map<String, String>> rows = csv.readerForMapOf(String.class)
				.with(csv.schemaWithHeader())
				.readValues(Files.newBufferedReader(Path.of(file)))) {
				while (rows.hasNext()) {
					Map<String, String> row = rows.next();
					int one = index(texts, row.get("sentence1"));
					int other = index(texts, row.get("sentence2"));
					if (row.get("same").equals("1") && one != other) {
						same.add(new int[] { one, other });
						same.add(new int[] { other, one });
					}
				}
			}
			List<String> sentences = new ArrayList<>(texts.keySet());
			return new Pairs(sentences, same, new CharacterBm25(sentences));
		}

		private static int index(Map<String, Integer> texts, String sentence) {
			texts.putIfAbsent(sentence, texts.size());
			return texts.get(sentence);
		}

		/**
		 * Texts of one to eight of the sentences, so that no two are the same.
		 */
		List<String> longer(int count) {
			Random choice = new Random(11);
			return IntStream.range(0, count)
				.mapToObj((index) -> String.join("，",
						choice.ints(1 + choice.nextInt(8), 0, this.texts.size()).mapToObj(this.texts::get).toList()))
				.toList();
		}

	}

}
