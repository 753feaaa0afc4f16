package feedbackloop.security;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.security.EngineEndpoints.Endpoint;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.cockpit.impl.plugin.resources.BaseRootResource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An auditor changes nothing, through no endpoint there is, and each refusal is written
 * down; and reads masked text only. Endpoints are found, not listed: a new one is tried
 * too.
 */
@CaseTest
class AuditorRightsTest {

	private static final String WEB_APP = "/camunda/api/engine/engine/default";

	private static final Set<String> WRITING = Set.of("POST", "PUT", "DELETE", "PATCH");

	/** What anybody may do without an account; the way in and out. */
	private static final Pattern FOR_EVERYBODY = Pattern
		.compile("/(submit|embed|follow|help|api/feedback)(/.*)?|/error");

	/** Queries whose conditions are in the body: they change nothing. */
	private static final Pattern QUERIES = Pattern
		.compile(".*/(task|process-instance|execution|variable-instance|job|external-task|user|group"
				+ "|activity-instance|detail|job-log|external-task-log|decision-instance|incident)(/count)?"
				+ "|.*/filter/[^/]+/(list|count|singleResult)|.*/called-process-(definitions|instances)");

	private static final List<String> WATCHED = List.of("act_ru_task", "act_ru_variable", "act_ru_execution",
			"act_ru_job", "act_ru_jobdef", "act_ru_identitylink", "act_ru_filter", "act_ru_authorization",
			"act_ru_incident", "act_id_user", "act_id_group", "act_id_membership", "act_id_info", "act_re_deployment",
			"act_re_procdef", "act_hi_procinst", "act_hi_comment", "act_hi_attachment", "feedback", "timeline",
			"form_entry", "case_comment", "correspondence", "absence", "handover", "list_entry", "model_version",
			"outbox");

	private static final String CANARY = "金丝雀";

	/** One sign-in for all tests: checking a password takes long on purpose. */
	private static Caller session;

	/** One case for all tests, since none of them may change anything. */
	private static Map<String, String> ids;

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping addresses;

	@BeforeEach
	void aCase() {
		if (ids == null) {
			ids = idsOfACase();
		}
	}

	private Map<String, String> idsOfACase() {
		String number = this.work.submit(Answers.of("description", "我叫" + CANARY + "，电话 13912345678", "customer",
				Answers.of("name", CANARY, "phone", "13912345678", "email", "canary@example.org")));
		Task task = this.work.task(number, "triage");
		Map<String, String> found = new HashMap<>(Map.of("number", number, "task", task.getId(), "process-instance",
				task.getProcessInstanceId(), "execution", task.getExecutionId(), "process-definition",
				task.getProcessDefinitionId(), "key", "feedback", "user", "auditor", "group", "support", "filter",
				this.database.sql("select id_ from act_ru_filter limit 1").query(String.class).single()));
		found.put("deployment",
				this.database.sql("select deployment_id_ from act_re_procdef where id_ = :id")
					.param("id", task.getProcessDefinitionId())
					.query(String.class)
					.single());
		found.put("job",
				this.jobs.createJobQuery()
					.processInstanceId(task.getProcessInstanceId())
					.listPage(0, 1)
					.get(0)
					.getId());
		found.put("variable-instance",
				this.runtime.createVariableInstanceQuery()
					.processInstanceIdIn(task.getProcessInstanceId())
					.listPage(0, 1)
					.get(0)
					.getId());
		found.put("decision-definition",
				this.database.sql("select id_ from act_re_decision_def where key_ = 'grade' limit 1")
					.query(String.class)
					.single());
		return found;
	}

	@Test
	void noEndpointOfOurOwnLetsAnAuditorWrite() {
		Caller auditor = signedIn();
		String token = Caller.formToken(auditor.get("/cases").body());
		List<Endpoint> writing = ours().filter((one) -> WRITING.contains(one.method()))
			.filter((one) -> !FOR_EVERYBODY.matcher(one.path()).matches())
			.toList();
		assertThat(writing).hasSizeGreaterThan(25);
		Map<String, String> before = rows();
		for (Endpoint one : writing) {
			HttpResponse<String> answer = auditor.send(one.method(), filled(one.path()),
					one.path().startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded",
					one.path().startsWith("/api/") ? "{}" : "_csrf=" + token);
			assertThat(answer.statusCode()).as("%s %s", one.method(), one.path()).isIn(401, 403, 404, 405);
		}
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void noEndpointOfTheEngineLetsAnAuditorWrite() {
		long denials = denials();
		Map<String, String> before = rows();
		Caller browser = signedIn();
		int refused = 0;
		List<Endpoint> all = new ArrayList<>(
				EngineEndpoints.of("/camunda/api/engine/engine", NamedProcessEngineRestServiceImpl.class));
		all.addAll(EngineEndpoints.of("/camunda/api/cockpit/plugin/base", BaseRootResource.class));
		assertThat(all).filteredOn((one) -> WRITING.contains(one.method())).hasSizeGreaterThan(150);
		for (Endpoint one : all) {
			if (WRITING.contains(one.method())) {
				refused += tries(browser, one) ? 1 : 0;
			}
		}
		assertThat(refused).isGreaterThan(120);
		long written = denials + refused;
		await().untilAsserted(() -> assertThat(denials()).as("each refusal is written down").isEqualTo(written));
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void noProgramOfAnAuditorWritesToTheEngine() {
		Map<String, String> before = rows();
		Caller program = Caller.program(this.port, "auditor");
		EngineEndpoints.of("/engine-rest", DefaultProcessEngineRestServiceImpl.class)
			.stream()
			.filter((one) -> WRITING.contains(one.method()))
			// The same classes as above: one of each resource shows that the door is the
			// same.
			.filter((one) -> one.path().matches("/engine-rest/[^/]+(/\\{[^/]+})?"))
			.forEach((one) -> tries(program, one));
		assertThat(rows()).isEqualTo(before);
	}

	/**
	 * @return whether it was refused
	 */
	private boolean tries(Caller caller, Endpoint one) {
		HttpResponse<String> answer = caller.send(one.method(), filled(one.path()), "application/json", "{}");
		boolean query = one.method().equals("POST") && QUERIES.matcher(one.path()).matches();
		if (query && answer.statusCode() < 300) {
			return false;
		}
		assertThat(answer.statusCode()).as("%s %s", one.method(), one.path())
			.isIn(query ? Set.of(400, 403, 404, 405, 415) : Set.of(403, 404, 405));
		return Set.of(403, 404, 405).contains(answer.statusCode());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PUT    | /process-instance/{process-instance}/variables/grade | {"value": "low", "type": "String"}
					POST   | /process-instance/{process-instance}/variables | {"modifications": {"grade": {"value": "low"}}}
					DELETE | /process-instance/{process-instance}/variables/grade |
					DELETE | /process-instance/{process-instance} |
					PUT    | /process-instance/{process-instance}/suspended | {"suspended": true}
					POST   | /process-instance/{process-instance}/modification | {"instructions": []}
					POST   | /process-instance/delete | {"processInstanceIds": ["x"]}
					PUT    | /execution/{execution}/localVariables/grade | {"value": "low"}
					POST   | /execution/{execution}/signal | {}
					PUT    | /process-definition/{process-definition}/suspended | {"suspended": true}
					PUT    | /process-definition/{process-definition}/history-time-to-live | {"historyTimeToLive": 1}
					POST   | /process-definition/key/feedback/start | {}
					POST   | /process-definition/key/feedback/submit-form | {}
					DELETE | /process-definition/{process-definition}?cascade=true |
					DELETE | /deployment/{deployment}?cascade=true |
					POST   | /deployment/{deployment}/redeploy | {}
					POST   | /deployment/create | {}
					POST   | /job/{job}/execute |
					PUT    | /job/{job}/retries | {"retries": 0}
					PUT    | /job/{job}/duedate | {"duedate": null}
					PUT    | /job/{job}/suspended | {"suspended": true}
					DELETE | /job/{job} |
					POST   | /task/{task}/claim | {"userId": "auditor"}
					POST   | /task/{task}/assignee | {"userId": "auditor"}
					POST   | /task/{task}/delegate | {"userId": "auditor"}
					POST   | /task/{task}/complete | {"variables": {"verdict": {"value": "spam"}}}
					POST   | /task/{task}/submit-form | {"variables": {}}
					POST   | /task/{task}/resolve | {}
					POST   | /task/{task}/bpmnError | {"errorCode": "x"}
					POST   | /task/{task}/comment/create | {"message": "hello"}
					POST   | /task/{task}/attachment/create | {}
					POST   | /task/{task}/identity-links | {"userId": "auditor", "type": "candidate"}
					PUT    | /task/{task}/variables/grade | {"value": "low"}
					PUT    | /task/{task} | {"priority": 0}
					POST   | /task/create | {"name": "mine"}
					POST   | /filter/create | {"name": "mine", "resourceType": "Task", "query": {}}
					PUT    | /filter/{filter} | {"name": "mine", "resourceType": "Task", "query": {}}
					DELETE | /filter/{filter} |
					PUT    | /user/auditor/profile | {"id": "auditor", "firstName": "Other"}
					PUT    | /user/auditor/credentials | {"password": "another password", "authenticatedUserPassword": "feedback"}
					POST   | /user/auditor/unlock | {}
					PUT    | /group/support/members/auditor | {}
					POST   | /authorization/create | {"type": 1, "permissions": ["ALL"], "userId": "auditor", "resourceType": 6, "resourceId": "*"}
					POST   | /message | {"messageName": "Withdrawn", "businessKey": "{number}"}
					POST   | /signal | {"name": "x"}
					POST   | /condition | {"variables": {}}
					POST   | /decision-definition/key/grade/evaluate | {"variables": {}}
					POST   | /migration/execute | {}
					POST   | /modification/execute | {}
					DELETE | /history/process-instance/{process-instance} |
					POST   | /history/process-instance/delete | {}
					POST   | /history/process-instance/set-removal-time | {}
					DELETE | /history/variable-instance/{variable-instance} |
					PUT    | /history/user-operation/x/set-annotation | {"annotation": "x"}
					POST   | /history/cleanup | {}
					POST   | /external-task/fetchAndLock | {"workerId": "a", "maxTasks": 1, "topics": []}
					PUT    | /batch/x/suspended | {"suspended": true}
					""")
	void whatAnAuditorMayTryIsRefused(String method, String path, String body) {
		Map<String, String> before = rows();
		HttpResponse<String> answer = signedIn().send(method, WEB_APP + named(path), "application/json",
				(body != null) ? named(body) : null);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(rows()).isEqualTo(before);
		await().untilAsserted(() -> assertThat(
				this.database.sql("select detail from access_log where kind = 'denial' order by id desc limit 1")
					.query(String.class)
					.single())
			.isEqualTo(method + " " + WEB_APP + named(path).replaceAll("\\?.*", "") + " 403"));
	}

	@Test
	void anAuditorReadsCockpitAsksItsQuestionsAndSignsOut() {
		Caller auditor = signIn();
		assertThat(auditor.postJson(WEB_APP + "/history/process-instance?maxResults=5", "{}").statusCode())
			.isEqualTo(200);
		assertThat(auditor.postJson(WEB_APP + "/process-instance/count", "{}").statusCode()).isEqualTo(200);
		assertThat(auditor
			.postJson("/camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=5",
					"{\"processDefinitionId\": \"" + ids.get("process-definition") + "\"}")
			.statusCode()).isEqualTo(200);
		assertThat(auditor.send("POST", "/camunda/api/admin/auth/user/default/logout", null, null).statusCode())
			.isLessThan(400);
	}

	@Test
	void noEndpointTellsAnAuditorWhatIsMasked() {
		Caller auditor = signedIn();
		List<Endpoint> reading = new ArrayList<>(ours().filter((one) -> one.method().equals("GET")).toList());
		reading.addAll(EngineEndpoints.of("/camunda/api/engine/engine", NamedProcessEngineRestServiceImpl.class)
			.stream()
			.filter((one) -> one.method().equals("GET"))
			.toList());
		assertThat(reading).hasSizeGreaterThan(150);
		int answered = 0;
		for (Endpoint one : reading) {
			String address = filled(one.path());
			HttpResponse<String> answer = auditor
				.get(address + (address.startsWith("/camunda") ? "?maxResults=50" : ""));
			assertThat(answer.body()).as(one.path()).doesNotContain(CANARY, "13912345678", "canary@example.org");
			answered += (answer.statusCode() == 200) ? 1 : 0;
		}
		assertThat(answered).isGreaterThan(60);
		assertThat(auditor.get("/cases/" + ids.get("number")).body()).contains("139****5678");
	}

	private Stream<Endpoint> ours() {
		return this.addresses.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.flatMap((path) -> methods(mapping.getMethodsCondition().getMethods())
					.map((method) -> new Endpoint(method, path))));
	}

	private static Stream<String> methods(Set<RequestMethod> methods) {
		return methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name);
	}

	/** Puts an id that exists in the place of each parameter, as far as there is one. */
	private String filled(String path) {
		Matcher parameter = Pattern.compile("([\\w-]+)/\\{\\s*([\\w-]+)[^/]*}|\\{\\s*([\\w-]+)[^/]*}").matcher(path);
		return parameter.replaceAll((one) -> {
			String name = (one.group(2) != null) ? one.group(2) : one.group(3);
			String before = (one.group(1) != null) ? one.group(1) : "";
			String id = switch (name) {
				case "number" -> ids.get("number");
				case "name" -> "default";
				case "engineName" -> "default";
				case "key" -> ids.get("key");
				default -> ids.getOrDefault(before, "1");
			};
			return Matcher.quoteReplacement(before.isEmpty() ? id : before + "/" + id);
		}).replaceAll("[*]+", "x");
	}

	private String named(String text) {
		return Pattern.compile("\\{([a-z-]+)}")
			.matcher(text)
			.replaceAll((one) -> Matcher.quoteReplacement(ids.getOrDefault(one.group(1), one.group())));
	}

	private Map<String, String> rows() {
		Map<String, String> rows = new HashMap<>();
		WATCHED.forEach((table) -> rows.put(table,
				this.database
					.sql("select concat(count(*), ' ', sum(hashtextextended(t::text, 0))) from " + table + " t")
					.query(String.class)
					.single()));
		return rows;
	}

	private long denials() {
		return this.database.sql("select count(*) from access_log where kind = 'denial' and user_id = 'auditor'")
			.query(Long.class)
			.single();
	}

	private Caller signedIn() {
		if (session == null) {
			session = signIn();
		}
		return session;
	}

	private Caller signIn() {
		Caller browser = Caller.browser(this.port);
		browser.signIn("auditor");
		browser.get("/camunda/app/cockpit/default/");
		return browser.withToken();
	}

}
