package feedbackloop.models.deploy;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Camunda Modeler 5.50.1 sends and reads
 * (client/src/plugins/camunda-plugin/shared/CamundaAPI.js), and every other way over
 * engine-rest to what is live (S-37).
 */
@CaseTest
class ModelerDeploymentTest {

	private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Autowired
	private ObjectMapper json;

	@LocalServerPort
	private int port;

	private State before;

	@BeforeEach
	void remember() {
		this.before = this.live.state();
	}

	@AfterEach
	void asBefore() {
		this.live.backTo(this.before);
	}

	@Test
	void theConnectionIsChecked() throws Exception {
		Caller modeler = modeler("owner", "en-US");
		assertThat(modeler.get("/engine-rest/deployment?maxResults=0").statusCode()).isEqualTo(200);
		assertThat(read(modeler.get("/engine-rest/version").body()).get("version").asText()).startsWith("7.24");
		assertThat(modeler("nobody", "en-US").get("/engine-rest/deployment?maxResults=0").statusCode()).isEqualTo(401);
	}

	@Test
	void aProcessGoesLiveAndTheModelerLearnsItsDefinition() throws Exception {
		ModelFile process = this.live.with("processes/feedback.bpmn", "name=\"", "name=\"(试) ");
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
		String body = request("grade.dmn", table.text().replace("&lt; 5", "&lt; 6")).replace("--" + BOUNDARY + "--",
				"--" + BOUNDARY + part("triage.form", "application/octet-stream", form.text()) + "--" + BOUNDARY
						+ "--");
		JsonNode answer = read(send("owner", "zh-CN", body, 200));
		assertThat(answer.get("deployedDecisionDefinitions")).hasSize(1);
		assertThat(this.versions.live("processes/grade.dmn").orElseThrow().deploymentId())
			.isEqualTo(this.versions.live("forms/triage.form").orElseThrow().deploymentId());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zh-CN | 没有部署 | 流程引擎读不了此文件 | 改正这一处
			en-US | Nothing was deployed | the engine cannot read this file | Mend this place""")
	void whatIsWrongIsSaidInTheSendersLanguage(String language, String nothing, String problem, String remedy)
			throws Exception {
		ModelFile broken = this.live.with("processes/measure.bpmn", "<bpmn:userTask id=\"fix\"",
				"<bpmn:userTask id=\"fix\" <");
		JsonNode answer = read(send("owner", language, request("measure.bpmn", broken.text()), 400));
		assertThat(answer.get("message").asText()).as("what the Modeler writes into its log")
			.contains(nothing, "processes/measure.bpmn", problem, remedy)
			.containsPattern("line \\d+")
			.doesNotContain("org.camunda");
		JsonNode details = answer.at("/details").get("processes/measure.bpmn").get("errors").get(0);
		assertThat(details.get("message").asText()).contains(problem, remedy);
		assertThat(details.get("line").asInt()).isPositive();
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.cmmn", "evil.js", "grade (1).dmn", "closed.en.html" })
	void whatIsNoneOfOurFilesIsRefused(String name) throws Exception {
		String answer = send("owner", "en-US", request(name, "<a/>"), 400);
		assertThat(read(answer).get("message").asText()).contains(name, "is no process, decision, form");
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "manager", "auditor" })
	void onlyThoseWhoKeepTheRulesDeploy(String userId) throws Exception {
		assertThat(send(userId, "en-US", request("grade.dmn", "<broken"), 403)).doesNotContain("cannot read");
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	@Test
	void tenantsAndLaterActivationAreRefused() throws Exception {
		String table = this.live.with("processes/grade.dmn", "[5..8[", "[5..8 [").text();
		for (String[] field : List.of(new String[] { "tenant-id", "other" },
				new String[] { "deployment-activation-time", "2030-01-01T00:00:00.000+0800" })) {
			String body = request("grade.dmn", table).replace("--" + BOUNDARY + "--",
					"--" + BOUNDARY + field(field[0], field[1]) + "--" + BOUNDARY + "--");
			send("owner", "en-US", body, 400);
		}
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	@Test
	void anEarlierDeploymentIsDeployedAgainThroughTheCheck() throws Exception {
		ModelVersion first = this.versions.live("processes/grade.dmn").orElseThrow();
		deployed("grade.dmn", this.live.with("processes/grade.dmn", "&lt; 5", "&lt;  5").text());
		String redeploy = "/engine-rest/deployment/" + first.deploymentId() + "/redeploy";
		String body = "{\"resourceNames\":[\"processes/grade.dmn\"],\"source\":\"script\"}";
		assertThat(Caller.program(this.port, "support").postJson(redeploy, body).statusCode()).isEqualTo(403);
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
		assertThat(this.live.state()).isEqualTo(this.before);
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
		return read(send("owner", "zh-CN", request(name, text), 200));
	}

	private String send(String userId, String language, String body, int expected) {
		var answer = modeler(userId, language).send("POST", "/engine-rest/deployment/create",
				"multipart/form-data; boundary=" + BOUNDARY, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
		return answer.body();
	}

	/**
	 * Electron asks for no leave of CORS, but names the file that its page comes from.
	 */
	private Caller modeler(String userId, String language) {
		return Caller.program(this.port, userId)
			.with("Accept-Language", language)
			.with("Origin", "file://")
			.with("Sec-Fetch-Site", "cross-site")
			.with("Sec-Fetch-Mode", "cors")
			.with("Sec-Fetch-Dest", "empty")
			.with("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
					+ "camunda-modeler/5.50.1 Chrome/150.0.0.0 Electron/43.0.0 Safari/537.36");
	}

	private static String request(String name, String text) {
		return "--" + BOUNDARY + field("deployment-name", "a reason") + "--" + BOUNDARY
				+ field("deployment-source", "Camunda Modeler") + "--" + BOUNDARY
				+ field("enable-duplicate-filtering", "true") + "--" + BOUNDARY + part(name, "text/xml", text) + "--"
				+ BOUNDARY + "--\r\n";
	}

	private static String field(String name, String value) {
		return "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
	}

	private static String part(String name, String type, String text) {
		return "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name + "\"\r\nContent-Type: "
				+ type + "\r\n\r\n" + text + "\r\n";
	}

	private JsonNode read(String body) throws Exception {
		return this.json.readTree(body);
	}

}
