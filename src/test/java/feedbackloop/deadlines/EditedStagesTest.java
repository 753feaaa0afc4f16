package feedbackloop.deadlines;

import java.time.Instant;
import java.util.List;

import feedbackloop.longwork.LongWorks;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static feedbackloop.deadlines.PassingTime.at;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clocks follow what the live table of limits says of stages: which lie in others, and in
 * which the customer is waited for. A triage of Friday, 9:00, has three days here, and
 * the first response that it leads to has two.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class EditedStagesTest {

	private static final String LIMITS = "processes/timeLimits.dmn";

	private static final String TRIAGE = "<outputEntry id=\"triage_general_out_amount\"><text>";

	private static final Instant BY_ITSELF = PassingTime.time("2026-11-25T09:00").toInstant();

	private static final Instant BOUND = PassingTime.time("2026-11-24T09:00").toInstant();

	@Autowired
	private CaseWork work;

	@Autowired
	private Ledger ledger;

	@Autowired
	private RuleChangeDesk desk;

	@Autowired
	private LongWorks works;

	@Autowired
	private RuleChangeJob job;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	private String shipped;

	@BeforeEach
	void aLongTriage() {
		this.shipped = this.live.with(LIMITS, TRIAGE + "1", TRIAGE + "3").text();
		at("2026-11-20T09:00");
	}

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void aStageIsBoundByTheOneThatItLeadsTo() {
		live(this.shipped);
		assertThat(clock(this.work.submit(), "triage").due()).isEqualTo(BOUND);
		live(unbound());
		assertThat(clock(this.work.submit(), "triage").due()).isEqualTo(BY_ITSELF);
	}

	@Test
	void openClocksAreFreedAndBoundWhenTheChangeIsApplied() {
		live(this.shipped);
		String number = this.work.submit();
		live(unbound());
		apply();
		assertThat(clock(number, "triage").due()).isEqualTo(BY_ITSELF);
		assertThat(this.work.task(number, "triage").getDueDate()).isEqualTo(BY_ITSELF);
		live(this.shipped);
		apply();
		assertThat(clock(number, "triage").due()).isEqualTo(BOUND);
	}

	@Test
	void aStageGoesByTheMarkOrTheGradeAsTheTableSays() {
		live(this.shipped);
		assertThat(clock(this.work.submit(), "triage")).returns("general", CaseClock::level)
			.returns(false, CaseClock::isUngraded);
		live(byGrade());
		assertThat(clock(this.work.submit(), "triage")).returns("medium", CaseClock::level)
			.returns(true, CaseClock::isUngraded);
	}

	@Test
	void theClockOfTheCustomerRunsOnWhileOthersWait() {
		live(this.shipped);
		assertThat(clock(asked(), "customerReply").isPaused()).isFalse();
		live(this.shipped.replace("_out_turn\"><text>\"customer\"", "_out_turn\"><text>\"staff\""));
		assertThat(clock(asked(), "customerReply").isPaused()).isTrue();
	}

	@Test
	void aTableFromBeforeThatItsOwnerChangedGoesOnAsItDid() {
		live(ModelsBefore.file(LIMITS).text().replace(TRIAGE + "1", TRIAGE + "3"));
		CaseClock triage = clock(this.work.submit(), "triage");
		assertThat(triage.due()).isEqualTo(BOUND);
		assertThat(triage.level()).isEqualTo("general");
		assertThat(clock(asked(), "customerReply").isPaused()).isFalse();
		CaseClock contribute = clock(this.work.improvementOf(this.work.atPlan()), "contribute");
		assertThat(contribute.last().notAfter()).isNotNull();
	}

	private String unbound() {
		return this.shipped.replace("_out_leadsTo\"><text>\"firstResponse\"", "_out_leadsTo\"><text>\"none\"");
	}

	private String byGrade() {
		return this.shipped.replaceAll("(triage_\\w+_out_goesBy\"><text>)\"mark\"", "$1\"grade\"")
			.replace("<inputEntry id=\"triage_general_level\"><text>\"general\"",
					"<inputEntry id=\"triage_general_level\"><text>\"general\",\"high\",\"medium\",\"low\"")
			.replace("<inputEntry id=\"noLimit_markStages_stage\"><text>\"triage\",\"privacyCheck\"",
					"<inputEntry id=\"noLimit_markStages_stage\"><text>\"privacyCheck\"");
	}

	private String asked() {
		String number = this.work.submit();
		this.work.asks("manager", number, "请问是哪一个订单？");
		return number;
	}

	private void apply() {
		this.desk.preview("owner");
		this.works.work(this.job);
		this.desk.apply(this.desk.look(null, false, 0, "owner").run().id(), "环节的关系改了", "owner");
		this.works.work(this.job);
	}

	private CaseClock clock(String number, String stage) {
		return this.ledger.latest(number, stage).orElseThrow();
	}

	private void live(String text) {
		this.deployments.deploy(List.of(new ModelFile(LIMITS, text)), new Change("owner", Source.PAGE, null, null));
	}

}
