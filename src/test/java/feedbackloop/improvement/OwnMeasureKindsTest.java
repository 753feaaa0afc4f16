package feedbackloop.improvement;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.ModelsBefore;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of measure and their gates are the process owner's; and measures of the models
 * before them go on as they did.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class OwnMeasureKindsTest {

	private static final String TABLE = "processes/measureKinds.dmn";

	private static final String CHOICE = """
			{
			              "label": "客户教育 Education",
			              "value": "education"
			            }""";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient database;

	@Test
	void anOwnerAddsAKindWithAGateOfItsOwn() {
		live(partner());
		String number = this.work.atPlan();
		Task plan = this.work.task(number, "plan");
		Map<String, Object> measure = Answers.measure("partner", "support");
		this.rest.claims("product", plan.getId());
		HttpResponse<String> open = this.rest.submits("product", plan.getId(),
				Answers.of("measures", "[{\"title\": \"合同附件\", \"kind\": \"partner\"}]"));
		assertThat(this.rest.message(open)).contains("measures[1].landing");
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.with(measure, "landing", "document")), "oneKindReason", "只和伙伴有关"));
		this.work.completes("support", number, "fix",
				Answers.of("fixSummary", "改了附件", "fixVersion", "3", "regressionTests", "逐条核对"));
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.completes("operations", number, "release", Answers.of("released", true));
		assertThat(this.work.openTasks(number)).contains("verification");
	}

	@Test
	void aMeasureThatWasPlannedBeforeLandsWhereItsFixSays() {
		live(ModelsBefore.file("processes/measure.bpmn"));
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("product", "engineering")), "oneKindReason", "只影响内部页面"));
		Task fix = this.work.task(number, "fix");
		this.runtime.removeVariable(fix.getProcessInstanceId(), "landing");
		this.database.sql(
				"update measure set landing = null where improvement_id = (select id from improvement where number = ?)")
			.param(this.work.improvementOf(number))
			.update();
		this.rest.claims("engineering", fix.getId());
		HttpResponse<String> refused = this.rest.submits("engineering", fix.getId(), Answers.documentFix());
		assertThat(this.rest.message(refused)).contains("landing");
		this.rest.completes("engineering", fix.getId(), Answers.with(Answers.documentFix(), "landing", "document"));
		assertThat(this.work.openTasks(number)).contains("verification");
	}

	private ModelFile[] partner() {
		return new ModelFile[] {
				new ModelFile(TABLE,
						this.live
							.with(TABLE, "\"communication\",\"education\"</text>\n        </inputValues>",
									"\"communication\",\"education\",\"partner\"</text></inputValues>")
							.text()
							.replace("</decisionTable>", """
									<rule id="rule_partner">
									<description>伙伴的文件：先测试再发布 / Papers of partners: tested, then released</description>
									<inputEntry id="partner_kind"><text>"partner"</text></inputEntry>
									<inputEntry id="partner_landing"><text>"document","procedure"</text></inputEntry>
									<outputEntry id="partner_out_check"><text>"test"</text></outputEntry>
									<outputEntry id="partner_out_pilot"><text>"no"</text></outputEntry>
									<outputEntry id="partner_out_window"><text>false</text></outputEntry>
									<outputEntry id="partner_out_rollback"><text>false</text></outputEntry>
									</rule></decisionTable>""")),
				offering("forms/plan.form"), offering("forms/analysis.form") };
	}

	private ModelFile offering(String form) {
		return this.live.with(form, CHOICE, CHOICE + ", {\"label\": \"伙伴 Partner\", \"value\": \"partner\"}");
	}

	private void live(ModelFile... files) {
		this.deployments.deploy(List.of(files), new Change("owner", Source.PAGE, null, null));
	}

}
