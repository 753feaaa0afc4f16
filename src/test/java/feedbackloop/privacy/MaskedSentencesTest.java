package feedbackloop.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much of what is personal is found, and how much of what is found is personal. The
 * sentences are invented. In {@code personal-data/samples.txt} and {@code held-out.txt}
 * what must be hidden stands as <code>{kind:text}</code>. The second was looked at only
 * when the rules were done. A mark is found when all of it is hidden; a passage is right
 * when it lies in a mark.
 */
class MaskedSentencesTest {

	private static final Pattern MARK = Pattern.compile("\\{([a-z]+):((?:[^{}]|\\{at\\})+)\\}");

	private static final Set<Kind> STRUCTURED = Set.of(Kind.PHONE, Kind.IDENTITY, Kind.CARD, Kind.MAIL);

	private static final int LONG = 20_000;

	/** On an idle machine it takes a tenth of it; ways that multiply take far more. */
	private static final long SLOWEST_MILLIS = 1_000;

	/** Below, what else a machine does counts for more than the text. */
	private static final long FLOOR_MILLIS = 150;

	private final Masker masker = new Masker();

	@ParameterizedTest
	@ValueSource(strings = { "samples.txt", "held-out.txt" })
	void personalDataIsFoundAndLittleElse(String file) throws IOException {
		Map<Kind, Score> scores = new EnumMap<>(Kind.class);
		List<String> wrong = new ArrayList<>();
		List<Sample> samples = samples(file);
		samples.forEach((sample) -> score(sample, scores, wrong));
		System.out.println(file + ": " + samples.size() + " sentences, "
				+ samples.stream().filter((sample) -> sample.marks().isEmpty()).count() + " without personal data");
		scores.forEach((kind, score) -> System.out.println("  " + kind + " " + score));
		wrong.forEach(System.out::println);
		Score all = new Score();
		scores.values().forEach(all::add);
		System.out.println("  all " + all);
		assertThat(all.precision()).isGreaterThanOrEqualTo(0.92);
		scores.forEach((kind, score) -> assertThat(score.recall()).as("recall of " + kind)
			.isGreaterThanOrEqualTo(STRUCTURED.contains(kind) ? 0.99 : 0.95));
	}

	@Test
	void theSentencesAreMany() throws IOException {
		List<Sample> samples = samples("samples.txt");
		assertThat(samples).hasSizeGreaterThanOrEqualTo(600);
		assertThat(samples.stream().filter((sample) -> sample.marks().isEmpty()))
			.hasSizeGreaterThanOrEqualTo(samples.size() / 3);
	}

	@Test
	void aMaskedTextIsNotMaskedFurther() throws IOException {
		for (Sample sample : samples("samples.txt")) {
			String masked = this.masker.mask(sample.text());
			assertThat(this.masker.mask(masked)).isEqualTo(masked);
		}
	}

	@Test
	void whatMachinesCountByStays() {
		Random random = new Random(20_251_130);
		for (int i = 0; i < 3_000; i++) {
			String number = new UUID(random.nextLong(), random.nextLong()).toString();
			String hash = number.replace("-", "");
			assertThat(this.masker.mask("来源 " + number)).isEqualTo("来源 " + number);
			if (hash.matches("(?:[0-9]*[a-f]+[0-9]+){4}.*")) {
				assertThat(this.masker.mask("commit " + hash)).isEqualTo("commit " + hash);
			}
		}
		assertThat(this.masker.mask("abc13812345678def")).isEqualTo("abc138****5678def");
	}

	@Test
	void aLongTextIsMaskedAtOnce() throws IOException {
		String text = String.join("\n", samples("samples.txt").stream().map(Sample::text).toList());
		String longText = text.repeat(LONG / text.length() + 1).substring(0, LONG);
		for (int i = 0; i < 10; i++) {
			this.masker.mask(longText);
		}
		long spent = spent(longText);
		System.out.println(LONG + " characters, all of them of these sentences: " + spent + " ms of one core");
		assertThat(spent).isLessThan(SLOWEST_MILLIS);
	}

	/** What a pattern that tries all ways would try for hours. */
	@ParameterizedTest
	@ValueSource(strings = { "1 3-9 ", "a.", "9", "+86 ", "4111 ", "010 6234 ", "a@b.", "b.", "+852 6123 456 ", "(1) ",
			"一", "一 ", "1-", "路1号", "小区", "A ", "Aa ", "我是", "王", "王 ", "微信", "微信:", "name: ", "My name is ", "电话 ",
			"姓王", "(", "0", "京A", "京A1", "地址", "地址:路", "省王区", "张路", "1单元", "1号楼", "。", " ", "@", "a at ", "身份证", "护照",
			"1 Aa ", "Room 1, ", "先生", "王先生", "\u200B", "a1", "a1b-", "0a1b2c3d-" })
	void aHostileTextIsMaskedInTimeThatGrowsWithIt(String endless) {
		String text = endless.repeat(LONG / endless.length());
		assertThat(spent(text)).isLessThan(SLOWEST_MILLIS);
	}

	/** Twice as much takes twice as long; four times would be a way that multiplies. */
	@ParameterizedTest
	@ValueSource(strings = { "9", "0", "一", "零", " ", "\u3000", "\n", "-", ".", ",", "，", "、", "/", "_", "+", "#",
			"Mr. ", "女士", "先生 ", "市", "村", "镇", "路", "号", "叫", "支付宝", "QQ", "Z.", "@b" })
	void aTextOfOneMarkTakesTimeInStepWithItsLength(String mark) {
		String text = mark.repeat(LONG / mark.length());
		long half = spent(text.substring(0, LONG / 2));
		assertThat(spent(text)).isLessThanOrEqualTo(3 * Math.max(half, FLOOR_MILLIS));
	}

	/** The time of this thread alone, as other programs run beside. */
	private long spent(String text) {
		ThreadMXBean thread = ManagementFactory.getThreadMXBean();
		long before = thread.getCurrentThreadCpuTime();
		this.masker.mask(text);
		return Duration.ofNanos(thread.getCurrentThreadCpuTime() - before).toMillis();
	}

	private static void score(Sample sample, Map<Kind, Score> scores, List<String> wrong) {
		Narrow narrow = Narrow.withDigits(sample.text());
		boolean[] hidden = new boolean[sample.text().length()];
		boolean[] marked = new boolean[sample.text().length()];
		sample.marks().forEach((mark) -> fill(marked, mark.start(), mark.end()));
		for (Passage passage : Masker.passages(narrow.text(), KnownPerson.of(List.of()))) {
			int start = narrow.place(passage.start());
			int end = narrow.place(passage.end());
			fill(hidden, start, end);
			boolean right = all(marked, start, end);
			scores.computeIfAbsent(passage.kind(), (kind) -> new Score()).found(right);
			if (!right) {
				wrong.add("  too much  " + passage.kind() + " " + sample.text().substring(start, end) + " in "
						+ sample.text());
			}
		}
		for (Mark mark : sample.marks()) {
			boolean all = all(hidden, mark.start(), mark.end());
			scores.computeIfAbsent(mark.kind(), (kind) -> new Score()).marked(all);
			if (!all) {
				wrong.add("  missed    " + mark.kind() + " " + sample.text().substring(mark.start(), mark.end())
						+ " in " + sample.text());
			}
		}
	}

	private static void fill(boolean[] places, int start, int end) {
		Arrays.fill(places, start, end, true);
	}

	private static boolean all(boolean[] places, int start, int end) {
		for (int i = start; i < end; i++) {
			if (!places[i]) {
				return false;
			}
		}
		return true;
	}

	private static List<Sample> samples(String file) throws IOException {
		try (InputStream in = MaskedSentencesTest.class.getResourceAsStream("/masked-sentences/" + file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("# "))
				.map(MaskedSentencesTest::sample)
				.toList();
		}
	}

	private static Sample sample(String line) {
		StringBuilder text = new StringBuilder();
		List<Mark> marks = new ArrayList<>();
		String written = line.replace("\\u200B", "\u200B").replace("\\n", "\n");
		Matcher mark = MARK.matcher(written);
		int last = 0;
		while (mark.find()) {
			text.append(written, last, mark.start());
			int start = text.length();
			text.append(mark.group(2));
			marks.add(new Mark(Kind.valueOf(mark.group(1).toUpperCase(Locale.ROOT)), start, text.length()));
			last = mark.end();
		}
		return new Sample(text.append(written.substring(last)).toString(), marks);
	}

	private record Sample(String text, List<Mark> marks) {

	}

	private record Mark(Kind kind, int start, int end) {

	}

	/** Counts. */
	private static final class Score {

		private int found;

		private int right;

		private int marked;

		private int hidden;

		void found(boolean right) {
			this.found++;
			this.right += right ? 1 : 0;
		}

		void marked(boolean hidden) {
			this.marked++;
			this.hidden += hidden ? 1 : 0;
		}

		void add(Score other) {
			this.found += other.found;
			this.right += other.right;
			this.marked += other.marked;
			this.hidden += other.hidden;
		}

		double recall() {
			return (this.marked > 0) ? (double) this.hidden / this.marked : 1;
		}

		double precision() {
			return (this.found > 0) ? (double) this.right / this.found : 1;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "recall %.1f %% (%d of %d), precision %.1f %% (%d of %d)", 100 * recall(),
					this.hidden, this.marked, 100 * precision(), this.right, this.found);
		}

	}

}
