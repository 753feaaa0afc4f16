package feedbackloop.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.imports.RowMaker.Made;
import feedbackloop.intake.ImportIntake;
import feedbackloop.longwork.LongWorks;
import feedbackloop.process.OneCommand;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;

/**
 * What one lane cannot do undoes nothing of the others.
 */
@CaseTest
class ImportLanesTest {

	/** Of the file; the first row has its headings. */
	private static final int WRONG = 20;

	private static final int LAST = 23;

	@Autowired
	private Uploads uploads;

	@Autowired
	private ImportDrafts drafts;

	@Autowired
	private ImportFiles files;

	@Autowired
	private ImportRows answers;

	@Autowired
	private ImportTables tables;

	@Autowired
	private RowMaker rowMaker;

	@Autowired
	private ImportIntake intake;

	@Autowired
	private LongWorks works;

	@Autowired
	private ThreadPoolTaskScheduler threads;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private OneCommand engine;

	@Autowired
	private JdbcClient database;

	@Test
	void aRowThatFailsIsLeftOutAndTheOthersAreCasesOnce() {
		Collection<Integer> registered = new ConcurrentLinkedQueue<>();
		ImportIntake failing = Mockito.mock(ImportIntake.class, AdditionalAnswers.delegatesTo(this.intake));
		Mockito.doAnswer((call) -> {
			ImportIntake.Row row = call.getArgument(0);
			registered.add(row.place());
			if (row.place() == WRONG) {
				throw new IllegalStateException("of this test");
			}
			return this.intake.register(row, call.getArgument(1), call.getArgument(2));
		}).when(failing).register(any(), any(), any());
		ImportJob job = new ImportJob(this.files, this.answers, this.tables, this.rowMaker, failing, lanes());

		String source = "三道 " + UUID.randomUUID();
		long id = begun(source, "id,content\n"
				+ IntStream.range(2, LAST).mapToObj((row) -> row + ",第 " + row + " 行\n").collect(Collectors.joining())
				+ "2,第 2 行\n");
		this.works.work(job, this.files.find(id).orElseThrow().work().id());

		ImportFile done = this.files.find(id).orElseThrow();
		assertThat(done.state()).isEqualTo("done");
		assertThat(List.of(done.created(), done.known(), done.failed())).containsExactly(LAST - 3, 1, 1);
		assertThat(this.answers.failedAfter(id, 0, "support", 10)).singleElement()
			.satisfies((answer) -> assertThat(answer.place()).isEqualTo(WRONG))
			.satisfies((answer) -> assertThat(answer.problems().get(0).code()).isEqualTo("imports.unexpected"));
		assertThat(this.answers.after(id, LAST - 1, "support", 10)).as("the same key twice")
			.singleElement()
			.satisfies((answer) -> assertThat(answer.state()).isEqualTo("known"));
		assertThat(this.database.sql("""
				select count(distinct number) || ' ' || count(*) from timeline
				where kind = 'imported' and arguments ->> 'source' = ?""").param(source).query(String.class).single())
			.isEqualTo("%1$d %1$d".formatted(LAST - 3));
		assertThat(registered.stream().filter((place) -> place == WRONG)).as("in its lane, and three times alone")
			.hasSize(4);
		assertThat(IntStream.range(2, WRONG)
			.filter((place) -> registered.stream().filter((one) -> one == place).count() == 1))
			.as("other lanes had committed")
			.isNotEmpty();
	}

	@Test
	void aStepThatFindsTheLanesTakenNeedsNoMoreConnections() {
		ImportLanes lanes = lanes();
		String here = Thread.currentThread().getName();
		List<Made> rows = List.of(new Made(1, null, List.of()), new Made(2, null, List.of()));
		Collection<String> lane = new ConcurrentLinkedQueue<>();
		Collection<String> another = new ConcurrentLinkedQueue<>();
		lanes.run(rows, (some) -> {
			lane.add(Thread.currentThread().getName());
			lanes.run(rows, (others) -> another.add(Thread.currentThread().getName()));
		});
		assertThat(lane).hasSize(1).doesNotContain(here);
		assertThat(another).containsExactlyElementsOf(lane);
		lanes.run(rows, (some) -> another.add(Thread.currentThread().getName()));
		assertThat(another).as("free again").hasSize(2).doesNotContain(here);
	}

	private ImportLanes lanes() {
		return new ImportLanes(this.threads, this.transactions, this.engine, 3);
	}

	private long begun(String source, String csv) {
		long id = this.uploads.take("a.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "support");
		MultiValueMap<String, String> plan = new LinkedMultiValueMap<>();
		plan.add("source", source);
		plan.add("channel", "appStore");
		plan.add("language", "zh-CN");
		plan.put("name", List.of("id", "content"));
		plan.put("column", List.of("key", "description"));
		this.drafts.say(this.files.find(id).orElseThrow(), plan);
		this.drafts.start(this.files.find(id).orElseThrow(), "support");
		return id;
	}

}
