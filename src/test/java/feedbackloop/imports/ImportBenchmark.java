package feedbackloop.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.longwork.LongWorks;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how fast the rows of one large file come in, and how much memory that takes.
 * Run by the command that README names, which allows it little memory, not by the normal
 * build.
 */
@CaseTest
class ImportBenchmark {

	private static final int ROWS = Integer.getInteger("rows", 100_000);

	private static final int LOOKED_AT = Integer.getInteger("looked", 1_000_000);

	private static final String HEADINGS = "评论ID,评论内容,评论时间,昵称,手机\n";

	private static final List<String> WORDS = List.of("订单页", "付款", "退款", "闪退", "打不开", "更新以后", "安卓手机", "找不到入口", "客服没有人",
			"很慢", "重复扣款", "物流", "发票", "登录", "验证码", "收不到", "地址", "优惠券", "不能用", "昨天", "一直", "图片", "上传", "失败", "会员", "取消",
			"搜索", "不准");

	@Autowired
	private Uploads uploads;

	@Autowired
	private ImportFiles files;

	@Autowired
	private ImportDrafts drafts;

	@Autowired
	private ImportPreviews previews;

	@Autowired
	private ImportJob job;

	@Autowired
	private LongWorks works;

	@Autowired
	private JdbcClient database;

	@Test
	void aLargeFileIsLookedAtAndBroughtIn() {
		ImportFile large = uploaded(LOOKED_AT);
		timed("%,d rows (%d MB) looked at".formatted(LOOKED_AT, large.bytes() >> 20), LOOKED_AT,
				() -> assertThat(this.previews.of(large).rows()).isEqualTo(LOOKED_AT));
		this.files.forget(large.id());

		ImportFile file = uploaded(ROWS);
		assertThat(this.drafts.start(file, "support")).isEqualTo(ROWS);
		long work = this.files.find(file.id()).orElseThrow().work().id();
		timed("%,d rows brought in".formatted(ROWS), ROWS, () -> this.works.work(this.job, work));
		ImportFile done = this.files.find(file.id()).orElseThrow();
		assertThat(done.created()).isEqualTo(ROWS);
		assertThat(this.database.sql("select count(distinct number) from import_row where file_id = ?")
			.param(file.id())
			.query(Integer.class)
			.single()).isEqualTo(ROWS);

		ImportFile again = uploaded(ROWS);
		this.drafts.start(again, "support");
		long second = this.files.find(again.id()).orElseThrow().work().id();
		timed("%,d rows known again".formatted(ROWS), ROWS, () -> this.works.work(this.job, second));
		assertThat(this.files.find(again.id()).orElseThrow().created()).isZero();
	}

	private ImportFile uploaded(int rows) {
		long[] id = new long[1];
		timed("%,d rows uploaded".formatted(rows), rows,
				() -> id[0] = this.uploads.take("a.csv", content(rows), "support"));
		MultiValueMap<String, String> plan = new LinkedMultiValueMap<>();
		plan.add("source", "benchmark");
		plan.add("channel", "appStore");
		List.of("评论ID", "评论内容", "评论时间", "昵称", "手机").forEach((heading) -> plan.add("name", heading));
		List.of("key", "description", "givenAt", "customer.name", "customer.phone")
			.forEach((field) -> plan.add("column", field));
		this.drafts.say(this.files.find(id[0]).orElseThrow(), plan);
		return this.files.find(id[0]).orElseThrow();
	}

	/** Made while it is read. */
	private static InputStream content(int rows) {
		Iterator<InputStream> lines = IntStream.rangeClosed(0, rows)
			.mapToObj((row) -> (row == 0) ? HEADINGS : line(row))
			.<InputStream>map((line) -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
			.iterator();
		return new SequenceInputStream(enumeration(lines));
	}

	private static Enumeration<InputStream> enumeration(Iterator<InputStream> lines) {
		return new Enumeration<>() {

			@Override
			public boolean hasMoreElements() {
				return lines.hasNext();
			}

			@Override
			public InputStream nextElement() {
				return lines.next();
			}

		};
	}

	/** Texts differ in more than digits, as those of people do. */
	private static String line(int row) {
		Random random = new Random(row);
		String words = random.ints(8, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining());
		return "r%d,\"%s，请尽快处理，谢谢。\",2025/%d/%d %d:30,客户%d,1381234%04d%n".formatted(row, words, row % 12 + 1,
				row % 28 + 1, row % 24, row, row % 10_000);
	}

	private static void timed(String what, int rows, Runnable work) {
		List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.toList();
		heap.forEach(MemoryPoolMXBean::resetPeakUsage);
		long begun = System.nanoTime();
		work.run();
		Duration taken = Duration.ofNanos(System.nanoTime() - begun);
		long peak = heap.stream().mapToLong((pool) -> pool.getPeakUsage().getUsed()).sum();
		System.out.printf(Locale.ROOT, "%s in %.1f s, %.0f a second, at most %d of %d MB%n", what,
				taken.toMillis() / 1e3, rows / Math.max(taken.toMillis() / 1e3, 0.001), peak >> 20,
				Runtime.getRuntime().maxMemory() >> 20);
	}

}
