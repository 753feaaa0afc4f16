package feedbackloop.security;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import feedbackloop.process.ModelBean;
import feedbackloop.testing.FeedbackLoopTest;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries, filters and models cannot make the engine run what somebody sends.
 */
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(EngineGuardsTests.MarkerBean.class)
class EngineGuardsTests {

	private static final String WEB_APP = "/camunda/api/engine/engine/default";

	@LocalServerPort
	private int port;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Marker marker;

	@BeforeEach
	void untouched() {
		this.marker.touched.set(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"orQueries\":[{\"dueAfterExpression\":\"${marker.touch()}\"}]}",
			"{\"orQueries\":[{\"assigneeExpression\":\"${marker.touch()}\"}]}",
			"{\"orQueries\":[{\"candidateGroupsExpression\":\"${marker.touch()}\"},{\"name\":\"x\"}]}",
			"{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}",
			"{\"assigneeExpression\":\"${marker.touch()}\"}", "{\"dueAfterExpression\":\"${1+1}\"}" })
	void aQueryMustNotHoldAnExpression(String query) {
		Caller program = Caller.program(this.port, "support");
		Caller browser = signedIn("support");
		String filter = sharedFilter(program);
		assertThat(program.postJson("/engine-rest/task?maxResults=5", query).statusCode()).isIn(400, 403);
		assertThat(program.postJson("/engine-rest/task/count", query).statusCode()).isIn(400, 403);
		assertThat(program.postJson("/engine-rest/filter/" + filter + "/list?maxResults=5", query).statusCode())
			.isIn(400, 403);
		assertThat(program.postJson("/engine-rest/filter/" + filter + "/count", query).statusCode()).isIn(400, 403);
		assertThat(program.postJson("/engine-rest/filter/" + filter + "/singleResult", query).statusCode()).isIn(400,
				403);
		assertThat(browser.postJson(WEB_APP + "/task?maxResults=5", query).statusCode()).isIn(400, 403);
		assertThat(browser.postJson(WEB_APP + "/task/count", query).statusCode()).isIn(400, 403);
		assertThat(browser.postJson(WEB_APP + "/filter/" + filter + "/list?maxResults=5", query).statusCode()).isIn(400,
				403);
		assertThat(this.marker.touched).hasValue(0);
	}

	@Test
	void aQueryWithAlternativesButWithoutExpressionsIsAnswered() {
		String query = "{\"orQueries\":[{\"assignee\":\"support\",\"name\":\"x\"}]}";
		assertThat(Caller.program(this.port, "support").postJson("/engine-rest/task?maxResults=5", query).statusCode())
			.isEqualTo(200);
		assertThat(signedIn("support").postJson(WEB_APP + "/task/count", query).statusCode()).isEqualTo(200);
	}

	@Test
	void aFilterMayHoldOnlyTheExpressionsOfTheList() {
		String evil = filter("{\"assigneeExpression\":\"${marker.touch()}\"}");
		String hidden = filter("{\"orQueries\":[{\"assigneeExpression\":\"${marker.touch()}\"}]}");
		String nearly = filter("{\"assigneeExpression\":\"${currentUser().toString()}\"}");
		String fine = filter("{\"assigneeExpression\":\"${currentUser()}\",\"dueBeforeExpression\":\"${now()}\"}");
		Caller admin = Caller.program(this.port, "admin");
		for (String refused : new String[] { evil, hidden, nearly }) {
			assertThat(admin.postJson("/engine-rest/filter/create", refused).statusCode()).isEqualTo(400);
		}
		HttpResponse<String> created = admin.postJson("/engine-rest/filter/create", fine);
		assertThat(created.statusCode()).isEqualTo(200);
		String id = created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
		assertThat(admin.putJson("/engine-rest/filter/" + id, evil).statusCode()).isEqualTo(400);
		assertThat(admin.get("/engine-rest/filter/" + id + "/list?maxResults=5").statusCode()).isEqualTo(200);
		assertThat(admin.delete("/engine-rest/filter/" + id).statusCode()).isEqualTo(204);
		for (String refused : new String[] { evil, hidden, nearly }) {
			assertThat(
					Caller.program(this.port, "support").postJson("/engine-rest/filter/create", refused).statusCode())
				.isEqualTo(400);
		}
		assertThat(this.marker.touched).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<scriptTask id=\"x\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
			"<serviceTask id=\"x\" camunda:class=\"java.lang.Thread\"/>",
			"<serviceTask id=\"x\" camunda:type=\"shell\">"
					+ "<extensionElements><camunda:field name=\"command\" stringValue=\"true\"/></extensionElements></serviceTask>",
			"<serviceTask id=\"x\" camunda:type=\"Mail\"><extensionElements><camunda:field name=\"to\" stringValue=\"a\"/>"
					+ "</extensionElements></serviceTask>",
			"<task id=\"x\"><extensionElements><camunda:executionListener event=\"start\">"
					+ "<camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener></extensionElements></task>",
			"<userTask id=\"x\"><extensionElements><camunda:taskListener event=\"create\" class=\"java.lang.Thread\"/>"
					+ "</extensionElements></userTask>",
			"<userTask id=\"x\"><extensionElements><camunda:formData><camunda:formField id=\"a\" type=\"string\"/>"
					+ "</camunda:formData></extensionElements></userTask>",
			"<userTask id=\"x\" camunda:formKey=\"embedded:deployment:evil.html\"/>",
			"<userTask id=\"x\" xmlns:activiti=\"http://activiti.org/bpmn\" activiti:formKey=\"embedded:app:evil.html\"/>",
			"<task id=\"x\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\">"
					+ "<camunda:script scriptFormat=\"javascript\" resource=\"evil.js\"/></camunda:inputParameter>"
					+ "</camunda:inputOutput></extensionElements></task>" })
	void aModelMustNotBringCode(String task) {
		assertThatExceptionOfType(ParseException.class).isThrownBy(() -> deploy(task));
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey("evil").count()).isZero();
	}

	@Test
	void aModelWithoutCodeIsDeployed() {
		deploy("<task id=\"x\"/>");
		String deployment = this.repository.createProcessDefinitionQuery()
			.processDefinitionKey("evil")
			.singleResult()
			.getDeploymentId();
		this.repository.deleteDeployment(deployment, true);
	}

	private void deploy(String task) {
		String model = """
				<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				  <process id="evil" isExecutable="true" camunda:historyTimeToLive="P1D">
				    <startEvent id="start"/>
				    <sequenceFlow id="flow" sourceRef="start" targetRef="x"/>
				    %s
				  </process>
				</definitions>
				"""
			.formatted(task);
		this.repository.createDeployment()
			.addInputStream("evil.bpmn", new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
			.deploy();
	}

	private Caller signedIn(String userId) {
		Caller browser = Caller.browser(this.port);
		browser.signIn(userId);
		browser.get("/camunda/app/tasklist/default/");
		return browser.withToken().with("Accept", "application/json");
	}

	private static String sharedFilter(Caller caller) {
		return caller.get("/engine-rest/filter?maxResults=1").body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
	}

	private static String filter(String query) {
		return "{\"resourceType\":\"Task\",\"name\":\"test\",\"query\":%s,\"properties\":{}}".formatted(query);
	}

	@TestConfiguration
	static class MarkerBean {

		@Bean
		Marker marker() {
			return new Marker();
		}

	}

	@ModelBean
	static class Marker {

		private final AtomicInteger touched = new AtomicInteger();

		public String touch() {
			this.touched.incrementAndGet();
			return "support";
		}

	}

}
