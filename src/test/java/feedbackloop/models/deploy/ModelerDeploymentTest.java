package feedbackloop.models.deploy;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Camunda Modeler sends and reads, and every other way over engine-rest to what is
 * live.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class ModelerDeploymentTest {

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Autowired
	private ObjectMapper json;

	@LocalServerPort
	private int port;

	@Test
	void theConnectionIsChecked() throws Exception {
		Modeler modeler = new Modeler(this.port, "owner", "en-US");
		assertThat(modeler.get("/engine-rest/deployment?maxResults=0").statusCode()).isEqualTo(200);
		assertThat(read(modeler.get("/engine-rest/version").body()).get("version").asText()).startsWith("7.24");
		assertThat(new Modeler(this.port, "nobody", "en-US").get("/engine-rest/deployment?maxResults=0").statusCode())
			.isEqualTo(401);
	}

	@Test
	void aProcessGoesLiveAndTheModelerLearnsItsDefinition() throws Exception {
		ModelFile process = this.live.with("processes/feedback.bpmn", "name=\"初筛 Triage\"", "name=\"(试) 初筛 Triage\"");
		JsonNode answer = deployed("feedback.bpmn", process.text());
		ModelVersion version = this.versions.live("processes/feedback.bpmn").orElseThrow();
		assertThat(answer.get("id").asText()).isEqualTo(version.deploymentId());
		JsonNode definition = answer.get("deployedProcessDefinitions").elements().next();
		assertThat(definition.get("id").asText()).isEqualTo(version.definitionId());
		assertThat(definition.get("key").asText()).isEqualTo("feedback");
		assertThat(version.text()).isEqualTo(process.text());
		assertThat(version.source()).isEqualTo("modeler");
		assertThat(version.deployedBy()).isEqualTo("owner");
		assertThat(version.reason()).isEqualTo("a reason");
		State state = this.live.state();
		JsonNode again = deployed("feedback.bpmn", process.text());
		assertThat(again.get("id").asText()).as("the same file once more").isEqualTo(version.deploymentId());
		assertThat(this.live.state()).isEqualTo(state);
	}

	@Test
	void aTableWithItsAttachmentsGoesLiveTogether() throws Exception {
		ModelFile table = this.live.with("processes/grade.dmn", "[5..8[", "[6..8[");
		ModelFile form = this.live.with("forms/triage.form", "\"components\"", "\n\"components\"");
		ModelFile moved = new ModelFile(table.name(), table.text().replace("&lt; 5", "&lt; 6"));
		JsonNode answer = read(send("owner", "zh-CN", List.of(moved, form), 200));
		assertThat(answer.get("deployedDecisionDefinitions")).hasSize(1);
		assertThat(this.versions.live("processes/grade.dmn").orElseThrow().deploymentId())
			.isEqualTo(this.versions.live("forms/triage.form").orElseThrow().deploymentId());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zh-CN | 没有部署 | 不是合格的 XML | 用 Camunda Modeler 打开
			en-US | Nothing was deployed | This is no well-formed XML | Open it in Camunda Modeler""")
	void whatIsWrongIsSaidInTheSendersLanguage(String language, String nothing, String problem, String remedy)
			throws Exception {
		ModelFile broken = this.live.with("processes/measure.bpmn", "<bpmn:userTask id=\"fix\"",
				"<bpmn:userTask id=\"fix\" <");
		JsonNode answer = read(send("owner", language, List.of(broken), 400));
		assertThat(answer.get("message").asText()).as("what the Modeler writes into its log")
			.contains(nothing, "processes/measure.bpmn", problem, remedy)
			.containsPattern("line \\d+|第 \\d+ 行")
			.doesNotContain("org.camunda");
		JsonNode details = answer.at("/details").get("processes/measure.bpmn").get("errors").get(0);
		assertThat(details.get("message").asText()).contains(problem, remedy);
		assertThat(details.get("line").asInt()).isPositive();
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.cmmn", "evil.js", "grade (1).dmn", "closed.en.html" })
	void whatIsNoneOfOurFilesIsRefused(String name) throws Exception {
		String answer = send("owner", "en-US", List.of(new ModelFile(name, "<a/>")), 400);
		assertThat(read(answer).get("message").asText()).contains(name, "This is no process, decision, form");
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "manager", "auditor" })
	void onlyThoseWhoKeepTheRulesDeploy(String userId) throws Exception {
		assertThat(send(userId, "en-US", List.of(new ModelFile("grade.dmn", "<broken")), 403))
			.doesNotContain("cannot read");
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@Test
	void tenantsLaterActivationAndLongNamesAreRefused() throws Exception {
		ModelFile table = this.live.with("processes/grade.dmn", "[5..8[", "[5..8 [");
		Modeler modeler = new Modeler(this.port, "owner", "en-US");
		assertThat(modeler.deploys(table, "tenant-id", "other").statusCode()).isEqualTo(400);
		assertThat(modeler.deploys(table, "deployment-activation-time", "2030-01-01T00:00:00.000+0800").statusCode())
			.isEqualTo(400);
		assertThat(modeler.deploys(table, "deployment-name", "x".repeat(256)).statusCode()).isEqualTo(400);
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@Test
	void anEarlierDeploymentIsDeployedAgainThroughTheCheck() throws Exception {
		ModelVersion first = this.versions.live("processes/grade.dmn").orElseThrow();
		deployed("grade.dmn", this.live.with("processes/grade.dmn", "&lt; 5", "&lt;  5").text());
		String redeploy = "/engine-rest/deployment/" + first.deploymentId() + "/redeploy";
		String body = "{\"resourceNames\":[\"processes/grade.dmn\"],\"source\":\"script\"}";
		assertThat(Caller.program(this.port, "support").postJson(redeploy, body).statusCode()).isEqualTo(404);
		var answer = Caller.program(this.port, "owner").postJson(redeploy, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		ModelVersion back = this.versions.live("processes/grade.dmn").orElseThrow();
		assertThat(back.text()).isEqualTo(first.text());
		assertThat(back.version()).isEqualTo(first.version() + 2);
		assertThat(back.source()).isEqualTo("rest");
	}

	@Test
	void nobodyDeletesWhatWasDeployed() {
		ModelVersion process = this.versions.live("processes/measure.bpmn").orElseThrow();
		for (String path : List.of("/engine-rest/deployment/" + process.deploymentId() + "?cascade=true",
				"/engine-rest/process-definition/" + process.definitionId() + "?cascade=true",
				"/engine-rest/process-definition/key/measure")) {
			for (String userId : List.of("owner", "admin")) {
				assertThat(Caller.program(this.port, userId).delete(path).statusCode()).as(userId + " " + path)
					.isEqualTo(403);
			}
		}
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@Test
	void anOwnerNeitherSuspendsNorKeepsHistoryShorter() {
		String process = "/engine-rest/process-definition/"
				+ this.versions.live("processes/measure.bpmn").orElseThrow().definitionId();
		String decision = "/engine-rest/decision-definition/"
				+ this.versions.live("processes/grade.dmn").orElseThrow().definitionId();
		Caller owner = Caller.program(this.port, "owner");
		assertThat(owner.putJson(process + "/suspended", "{\"suspended\":true}").statusCode()).isEqualTo(403);
		for (String path : List.of(process, decision)) {
			assertThat(owner.putJson(path + "/history-time-to-live", "{\"historyTimeToLive\":0}").statusCode()).as(path)
				.isEqualTo(403);
		}
	}

	private JsonNode deployed(String name, String text) throws Exception {
		return read(send("owner", "zh-CN", List.of(new ModelFile(name, text)), 200));
	}

	private String send(String userId, String language, List<ModelFile> files, int expected) {
		var answer = new Modeler(this.port, userId, language).deploys(files);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
		return answer.body();
	}

	private JsonNode read(String body) throws Exception {
		return this.json.readTree(body);
	}

}
