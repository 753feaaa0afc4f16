package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody changes a case by hand in the engine, whichever way and whatever their rights,
 * so that the record stays what happened.
 */
@CaseTest
class EngineByHandTest {

	private static final String PHONE = "13912345678";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ManagementService management;

	@Autowired
	private HistoryService history;

	@Autowired
	private JdbcClient database;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PUT    | /process-instance/{instance}/variables/shoeSize | {"value": 43, "type": "Integer"}
					PUT    | /process-instance/{instance}/variables/grade | {"value": "low", "type": "String"}
					POST   | /process-instance/{instance}/variables | {"modifications": {"grade": {"value": "low"}}}
					POST   | /process-instance/{instance}/variables | {"deletions": ["mark"]}
					DELETE | /process-instance/{instance}/variables/mark |
					POST   | /process-instance/variables-async | {"processInstanceIds": ["{instance}"], "variables": {"x": {"value": 1}}}
					PUT    | /execution/{instance}/localVariables/grade | {"value": "low", "type": "String"}
					PUT    | /task/{task}/variables/grade | {"value": "low", "type": "String"}
					DELETE | /process-instance/{instance} |
					POST   | /process-instance/delete | {"processInstanceIds": ["{instance}"], "deleteReason": "13912345678"}
					POST   | /process-instance/{instance}/modification | {"instructions": [{"type": "cancel", "activityId": "triage"}]}
					POST   | /modification/execute | {"processDefinitionId": "{definition}", "processInstanceIds": ["{instance}"], "instructions": [{"type": "cancel", "activityId": "triage"}]}
					POST   | /process-definition/{definition}/restart | {"historicProcessInstanceIds": ["{instance}"], "instructions": [{"type": "startBeforeActivity", "activityId": "triage"}]}
					POST   | /process-definition/key/feedback/start | {"businessKey": "FB-1"}
					POST   | /process-definition/key/feedback/submit-form | {"businessKey": "FB-1"}
					POST   | /message | {"messageName": "Withdrawn", "processInstanceId": "{instance}"}
					POST   | /message | {"messageName": "FeedbackRegistered", "businessKey": "FB-1"}
					POST   | /signal | {"name": "x"}
					POST   | /condition | {"variables": {"x": {"value": 1}}}
					POST   | /execution/{instance}/signal | {}
					POST   | /decision-definition/key/grade/evaluate | {"variables": {"severity": {"value": 5}}}
					PUT    | /process-definition/{definition}/history-time-to-live | {"historyTimeToLive": 0}
					DELETE | /process-definition/{definition}?cascade=true |
					PUT    | /task/{task} | {"name": "13912345678"}
					PUT    | /task/{task} | {"description": "13912345678"}
					PUT    | /task/{task} | {"owner": "13912345678", "assignee": "13912345678"}
					PUT    | /task/{task} | {"due": "2036-01-01T00:00:00.000+0000", "priority": 0}
					POST   | /task/create | {"name": "13912345678"}
					DELETE | /task/{task} |
					POST   | /task/{task}/delegate | {"userId": "support2"}
					POST   | /task/{task}/resolve | {}
					POST   | /task/{task}/bpmnError | {"errorCode": "x"}
					POST   | /task/{task}/identity-links | {"userId": "13912345678", "type": "candidate"}
					POST   | /task/{task}/identity-links | {"groupId": "13912345678", "type": "candidate"}
					POST   | /task/{task}/identity-links/delete | {"groupId": "support", "type": "candidate"}
					DELETE | /job/{job} |
					DELETE | /job/{cleanUp} |
					POST   | /job/{job}/execute |
					POST   | /job/{cleanUp}/execute |
					PUT    | /job/{job}/duedate | {"duedate": "2036-01-01T00:00:00.000+0000"}
					PUT    | /job/{cleanUp}/duedate | {"duedate": "2036-01-01T00:00:00.000+0000"}
					POST   | /job/{job}/duedate/recalculate |
					PUT    | /job/{job}/priority | {"priority": 1}
					POST   | /job/retries | {"jobIds": ["{job}"], "retries": 0}
					POST   | /history/cleanup | {}
					DELETE | /history/process-instance/{instance} |
					POST   | /history/process-instance/delete | {"historicProcessInstanceIds": ["{instance}"]}
					POST   | /history/process-instance/set-removal-time | {"historicProcessInstanceIds": ["{instance}"], "clearedRemovalTime": true}
					DELETE | /history/process-instance/{instance}/variable-instances |
					""")
	void nobodyReachesIntoACase(String method, String path, String body) {
		Task task = this.work.task(this.work.submit(), "triage");
		String address = filled(path, task);
		String json = (body != null) ? filled(body, task) : null;
		Map<String, Object> before = traces();
		for (String userId : new String[] { "support", "manager", "owner", "admin" }) {
			for (Caller person : new Caller[] { this.rest.program(userId), this.rest.tasklist(userId) }) {
				String door = person.cookie("JSESSIONID").isPresent() ? "/camunda/api/engine/engine/default"
						: "/engine-rest";
				HttpResponse<String> answer = person.send(method, door + address, "application/json", json);
				// 404 hides from those who may not even see it.
				assertThat(answer.statusCode()).as("%s, %s: %s", userId, door, answer.body()).isIn(403, 404);
				if (userId.equals("admin")) {
					assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
				}
			}
		}
		assertThat(traces()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PUT | /job/{cleanUp}/retries | {"retries": 0}
			PUT | /job/{cleanUp}/suspended | {"suspended": true}
			PUT | /job/{job}/retries | {"retries": 3}
			PUT | /process-instance/{instance}/suspended | {"suspended": false}
			""")
	void administratorsAloneKeepTheEngineGoing(String method, String path, String body) {
		Task task = this.work.task(this.work.submit(), "triage");
		Map<String, Object> before = traces();
		for (String userId : new String[] { "support", "manager", "owner", "auditor" }) {
			assertThat(this.rest.program(userId)
				.send(method, "/engine-rest" + filled(path, task), "application/json", body)
				.statusCode()).as(userId).isEqualTo(403);
		}
		assertThat(traces()).isEqualTo(before);
		String kept = body.replace("\"retries\": 0", "\"retries\": 3").replace("true", "false");
		HttpResponse<String> answer = this.rest.program("admin")
			.send(method, "/engine-rest" + filled(path, task), "application/json", kept);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { PHONE, "nobody", "engineering", "admin", "" })
	void aTaskIsAssignedToNobodyOutsideItsTeam(String userId) {
		Task task = this.work.task(this.work.submit(), "triage");
		Map<String, Object> before = traces();

		HttpResponse<String> answer = this.rest.program("manager")
			.postJson("/engine-rest/task/" + task.getId() + "/assignee", "{\"userId\":\"" + userId + "\"}");

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
		assertThat(this.rest.message(answer)).contains("This task belongs to: Support");
		assertThat(traces()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "support2", "manager" })
	void nobodyClaimsForAnother(String userId) {
		Task task = this.work.task(this.work.submit(), "triage");
		HttpResponse<String> answer = this.rest.program("support")
			.postJson("/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"" + userId + "\"}");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(this.rest.message(answer)).contains("for yourself");
	}

	@Test
	void nobodyTriesThePasswordOfAnother() {
		String verify = "/engine-rest/identity/verify";
		HttpResponse<String> answer = this.rest.program("support")
			.postJson(verify, "{\"username\":\"admin\",\"password\":\"feedback\"}");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("Only your own password");
		assertThat(this.rest.program("support")
			.postJson(verify, "{\"username\":\"support\",\"password\":\"feedback\"}")
			.body()).contains("\"authenticated\":true");
	}

	@Test
	void everyOpenCommandIsOneOfTheEngine() {
		ClassPathScanningCandidateComponentProvider engine = new ClassPathScanningCandidateComponentProvider(false) {
			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
				return true;
			}
		};
		engine.addIncludeFilter(new AssignableTypeFilter(Command.class));
		Set<String> known = engine.findCandidateComponents("org.camunda.bpm.engine.impl")
			.stream()
			.map((definition) -> ClassUtils.resolveClassName(definition.getBeanClassName(), null).getSimpleName())
			.collect(Collectors.toSet());
		assertThat(known).hasSizeGreaterThan(250)
			.containsAll(Stream
				.of(OpenCommands.READING, OpenCommands.WORKING, OpenCommands.KEEPING_ACCOUNTS,
						OpenCommands.OF_ADMINISTRATORS)
				.flatMap(Set::stream)
				.toList());
	}

	private String filled(String text, Task task) {
		return text.replace("{instance}", task.getProcessInstanceId())
			.replace("{definition}", task.getProcessDefinitionId())
			.replace("{task}", task.getId())
			.replace("{cleanUp}", this.history.findHistoryCleanupJobs().get(0).getId())
			.replace("{job}",
					this.management.createJobQuery()
						.processInstanceId(task.getProcessInstanceId())
						.listPage(0, 1)
						.get(0)
						.getId());
	}

	/** All that a change by hand may touch. */
	private Map<String, Object> traces() {
		return this.database.sql("""
				select (select count(*) from act_hi_op_log) operation, (select count(*) from act_hi_detail) detail,
				  (select count(*) from act_hi_varinst) varinst, (select count(*) from act_hi_dec_in) decision,
				  (select count(*) from act_hi_identitylink) link, (select count(*) from act_ru_batch) batch,
				  (select count(*) || ' ' || sum(rev_) from act_ru_variable) variable,
				  (select count(*) || ' ' || sum(rev_) from act_ru_execution) execution,
				  (select count(*) || ' ' || sum(rev_) from act_ru_task) task,
				  (select count(*) || ' ' || sum(rev_) from act_ru_job) job,
				  (select count(*) from act_hi_procinst) instance, (select sum(version) from feedback) feedback,
				  (select count(*) from act_hi_taskinst t where t.name_ like '%' || :phone || '%') named
				""").param("phone", PHONE).query().singleRow();
	}

}
