package feedbackloop.figures;

import java.util.Collection;
import java.util.List;

import feedbackloop.Shutdown;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RecordCopies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A case whose figures cannot be worked out holds up no other, and many duplicates are
 * worked out in parts.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class FactsScheduleTest {

	private static final String PREFIX = "FB-19980601-";

	private static final int COPIES = 1200;

	private static final String BAD = PREFIX + "000003";

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Autowired
	private CaseWork work;

	@Autowired
	private FactsRound round;

	@Autowired
	private CaseFigures facts;

	@Autowired
	private Shutdown shutdown;

	@Autowired
	private JdbcClient database;

	@Autowired
	private NamedParameterJdbcTemplate batches;

	@BeforeEach
	void copied() {
		String source = this.work.submit(Answers.of("product", "测数停"));
		catchUp();
		new RecordCopies(this.database, PREFIX).of(source, COPIES);
	}

	@AfterEach
	void removed() {
		this.database.sql("alter table case_figures drop constraint if exists broken").update();
		new RecordCopies(this.database, PREFIX).remove();
		catchUp();
		this.database.sql("delete from figure_change where number like '" + PREFIX + "%'").update();
	}

	@Test
	void oneThatCannotBeWorkedOutIsSetAsideAndTriedAgain(CapturedOutput output) {
		this.database.sql("alter table case_figures add constraint broken check (number <> '" + BAD + "')").update();
		FactsSchedule schedule = new FactsSchedule(this.round, this.shutdown, this.meters);
		for (int rounds = 0; rounds < 5; rounds++) {
			schedule.catchUp();
		}
		assertThat(count()).isEqualTo(COPIES - 1);
		assertThat(this.database.sql("select number, failure from figure_change where number like '" + PREFIX + "%'")
			.query()
			.listOfRows()).singleElement()
			.satisfies((row) -> assertThat(row.get("number")).isEqualTo(BAD))
			.satisfies((row) -> assertThat(row.get("failure").toString()).contains("PSQLException 23514"));

		this.database.sql("update figure_change set again_at = now(), changed_at = now() - interval '2 hours'")
			.update();
		schedule.catchUp();
		assertThat(output.getOut().split("The figures of " + BAD + " cannot be worked out")).as("said once").hasSize(2);
		assertThat(this.meters.get("feedback.loop.figures.behind").timeGauge().value()).isGreaterThan(7000);

		this.database.sql("alter table case_figures drop constraint broken").update();
		this.database.sql("update figure_change set again_at = now()").update();
		schedule.catchUp();
		assertThat(count()).isEqualTo(COPIES);
		assertThat(this.meters.get("feedback.loop.figures.behind").timeGauge().value()).isZero();
	}

	@Test
	@SuppressWarnings("unchecked")
	void manyDuplicatesAreWorkedOutInParts() {
		this.database
			.sql("update feedback set original_number = '" + BAD + "' where number like '" + PREFIX
					+ "%' and number <> '" + BAD + "'")
			.update();
		this.database.sql("delete from figure_change where number like '" + PREFIX + "%'").update();
		this.round.ask(List.of(BAD));
		CaseFigures watched = Mockito.spy(this.facts);
		new FactsRound(this.database, this.batches, watched).take(1);
		ArgumentCaptor<Collection<String>> asked = ArgumentCaptor.forClass(Collection.class);
		Mockito.verify(watched, Mockito.atLeastOnce()).of(asked.capture());
		assertThat(asked.getAllValues()).hasSize(3).allMatch((numbers) -> numbers.size() <= 500);
		assertThat(count()).isEqualTo(COPIES);
	}

	@Test
	void whatWaitsIsAskedOfTheBatchAlone() {
		String duplicate = PREFIX + "000004";
		String other = PREFIX + "000005";
		catchUp();
		this.database.sql("update feedback set original_number = '" + BAD + "' where number = '" + duplicate + "'")
			.update();
		catchUp();
		assertThat(this.round.waiting(List.of(BAD, duplicate, other))).isEmpty();
		this.round.ask(List.of(duplicate));
		assertThat(this.round.waiting(List.of(BAD, other))).containsExactly(BAD);
		assertThat(this.round.waiting(List.of(duplicate))).containsExactly(duplicate);
		catchUp();
		this.database.sql("update feedback set improvement_number = 'IM-19980601-000001' where number = '" + BAD + "'")
			.update();
		catchUp();
		this.round.ask(List.of("IM-19980601-000001"));
		assertThat(this.round.waiting(List.of(BAD, duplicate, other))).containsExactlyInAnyOrder(BAD, duplicate);
		this.database.sql("delete from feedback where number = '" + other + "'").update();
		assertThat(this.round.waiting(List.of(other))).containsExactly(other);
	}

	private void catchUp() {
		while (this.round.take(1000) > 0) {
			continue;
		}
	}

	private long count() {
		return this.database.sql("select count(*) from case_figures where number like '" + PREFIX + "%'")
			.query(Long.class)
			.single();
	}

}
