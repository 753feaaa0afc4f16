package feedbackloop.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Works cases as customers and staff do: customers by the public API, staff by claiming
 * and completing tasks as themselves. Timers are fired, not waited for.
 */
@TestComponent
public class CaseWork {

	private static final AtomicInteger CUSTOMERS = new AtomicInteger();

	private final MockMvc http;

	private final ObjectMapper json;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final ManagementService jobs;

	private final IdentityService identities;

	private final RepositoryService repository;

	private final JdbcClient database;

	private final Map<String, String> secrets = new HashMap<>();

	CaseWork(MockMvc http, ObjectMapper json, TaskService tasks, RuntimeService runtime, HistoryService history,
			ManagementService jobs, IdentityService identities, RepositoryService repository, JdbcClient database) {
		this.http = http;
		this.json = json;
		this.tasks = tasks;
		this.runtime = runtime;
		this.history = history;
		this.jobs = jobs;
		this.identities = identities;
		this.repository = repository;
		this.database = database;
	}

	/**
	 * Submits a feedback with an address to write to, of a customer whom nobody knows.
	 * @return the number of the case
	 */
	public String submit() {
		return submit(Answers.of());
	}

	/**
	 * Submits a feedback with these fields beside or instead of the usual ones.
	 * @return the number of the case
	 */
	public String submit(Map<String, Object> fields) {
		Map<String, Object> body = Answers.with(
				Answers.of("channel", "portal", "description", "订单页一直打不开，已经两天了", "demand", "请尽快恢复", "product", "商城",
						"customer",
						Answers.of("name", "王小明", "email", "wang" + CUSTOMERS.incrementAndGet() + "@example.com")),
				fields.entrySet().stream().flatMap((e) -> List.of(e.getKey(), e.getValue()).stream()).toArray());
		JsonNode receipt = read(send(HttpMethod.POST, "/api/feedback", null, body, 201));
		this.secrets.put(receipt.get("number").asText(), receipt.get("secret").asText());
		return receipt.get("number").asText();
	}

	/**
	 * Takes over a case that was submitted elsewhere.
	 */
	public void remember(String number, String secret) {
		this.secrets.put(number, secret);
	}

	/**
	 * The secret that the customer of the case was given.
	 */
	public String secretOf(String number) {
		return this.secrets.get(number);
	}

	/**
	 * The case as its customer sees it.
	 */
	public JsonNode asCustomer(String number) {
		return read(send(HttpMethod.GET, "/api/feedback/" + number, number, null, 200));
	}

	public String status(String number) {
		return asCustomer(number).get("status").asText();
	}

	public void writes(String number, String text) {
		send(HttpMethod.POST, "/api/feedback/" + number + "/messages", number, Answers.of("text", text), 0);
	}

	public void confirms(String number) {
		confirms(number, "谢谢");
	}

	public void confirms(String number, String comment) {
		send(HttpMethod.POST, "/api/feedback/" + number + "/confirmation", number,
				Answers.of("satisfied", true, "score", 5, "comment", comment), 0);
	}

	public void disputes(String number) {
		disputes(number, "还是打不开");
	}

	public void disputes(String number, String comment) {
		send(HttpMethod.POST, "/api/feedback/" + number + "/confirmation", number,
				Answers.of("satisfied", false, "score", 2, "comment", comment), 0);
	}

	public void reopens(String number, String reason) {
		send(HttpMethod.POST, "/api/feedback/" + number + "/reopening", number, Answers.of("reason", reason), 0);
	}

	/**
	 * The path of the link by which the customer of a closed case rates it, without the
	 * score, as it stands in the letter.
	 */
	public String rateLink(String number) {
		String letter = asCustomer(number).get("messages")
			.findValuesAsText("text")
			.stream()
			.filter((text) -> text.contains("/rate/"))
			.findFirst()
			.orElseThrow();
		return letter.replaceAll("(?s).*?(/follow/[^\\s/]+/rate/\\w+)/5\\s.*", "$1");
	}

	public void withdraws(String number) {
		send(HttpMethod.POST, "/api/feedback/" + number + "/withdrawal", number, Answers.of(), 0);
	}

	/**
	 * Claims the open task of the case, its improvement or its measures.
	 */
	public Task claims(String userId, String number, String taskKey) {
		return claims(userId, task(number, taskKey));
	}

	/**
	 * Claims that task; whoever has it by the rules gives it back first.
	 */
	public Task claims(String userId, Task task) {
		givenBack(userId, task);
		as(userId, () -> this.tasks.claim(task.getId(), userId));
		return task;
	}

	/**
	 * Gives the open tasks of the case that somebody has by the rules back to their
	 * teams.
	 */
	public void givesBack(String number) {
		this.tasks.createTaskQuery()
			.processVariableValueEquals("feedbackNumber", number)
			.taskAssigned()
			.list()
			.forEach((task) -> this.tasks.setAssignee(task.getId(), null));
	}

	private void givenBack(String userId, Task task) {
		if (task.getAssignee() != null && !task.getAssignee().equals(userId)) {
			this.tasks.setAssignee(task.getId(), null);
		}
	}

	/**
	 * Asks the customer on the case page.
	 */
	public void asks(String userId, String number, String question) {
		assertThat(fillsIn(userId, "/cases/" + number + "/question", Map.of("question", question)))
			.containsEntry("teamworkDone", "asked");
	}

	/**
	 * Asks a team on the case page to contribute.
	 * @param note what about, or nothing
	 */
	public void asksTeam(String userId, String number, String team, String note) {
		assertThat(fillsIn(userId, "/cases/" + number + "/contributions", Map.of("team", team, "note", note)))
			.containsEntry("teamAsked", team);
	}

	/**
	 * Sends a form of our pages and follows its answer.
	 * @return what the page shows next
	 */
	public Map<String, Object> fillsIn(String userId, String path, Map<String, String> fields) {
		MockHttpServletRequestBuilder form = MockMvcRequestBuilders.post(path).with(csrf()).with(staff(userId));
		fields.forEach(form::param);
		try {
			MvcResult answer = this.http.perform(form).andReturn();
			assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(302);
			return new HashMap<>(answer.getFlashMap());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sends a form of our pages that answers with a page.
	 */
	public String pageAfter(String userId, String path, Map<String, String> fields) {
		MockHttpServletRequestBuilder form = MockMvcRequestBuilders.post(path).with(csrf()).with(staff(userId));
		fields.forEach(form::param);
		try {
			MockHttpServletResponse answer = this.http.perform(form).andReturn().getResponse();
			assertThat(answer.getStatus()).as(path).isEqualTo(200);
			return answer.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Of what staff were told at once, in order: the event and the recipient.
	 * @param numbers of the case or the improvement
	 */
	public List<String> told(String... numbers) {
		return this.database.sql("""
				select event || ' ' || recipient from outbox
				where number = any(:numbers) and recipient ~ '^(user|group):' order by id""")
			.param("numbers", numbers)
			.query(String.class)
			.list();
	}

	/**
	 * The masked texts of the letters about an event that stand so in the outbox.
	 */
	public List<String> letters(String number, String event, String state) {
		return this.database
			.sql("select body_masked from outbox where number = ? and event = ? and state = ? order by id")
			.params(number, event, state)
			.query(String.class)
			.list();
	}

	/**
	 * A page as that person reads it.
	 */
	public String page(String userId, String path) {
		try {
			MockHttpServletResponse answer = this.http.perform(MockMvcRequestBuilders.get(path).with(staff(userId)))
				.andReturn()
				.getResponse();
			assertThat(answer.getStatus()).as(path).isEqualTo(200);
			return answer.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private RequestPostProcessor staff(String userId) {
		return member(userId,
				this.identities.createGroupQuery()
					.groupMember(userId)
					.list()
					.stream()
					.map(Group::getId)
					.toArray(String[]::new));
	}

	/**
	 * Claims and completes the open task of the case, its improvement or its measures.
	 */
	public void completes(String userId, String number, String taskKey, Map<String, Object> values) {
		completes(userId, task(number, taskKey), values);
	}

	/**
	 * Claims and completes a task.
	 */
	public void completes(String userId, Task task, Map<String, Object> values) {
		givenBack(userId, task);
		as(userId, () -> {
			this.tasks.claim(task.getId(), userId);
			this.tasks.complete(task.getId(), values);
		});
	}

	/**
	 * Does something at the engine as that person.
	 */
	public void as(String userId, Runnable work) {
		List<String> groups = this.identities.createGroupQuery()
			.groupMember(userId)
			.list()
			.stream()
			.map(Group::getId)
			.toList();
		this.identities.setAuthentication(userId, groups);
		try {
			work.run();
		}
		finally {
			this.identities.clearAuthentication();
		}
	}

	/**
	 * The one open task of that key.
	 */
	public Task task(String number, String taskKey) {
		List<Task> open = tasks(number, taskKey);
		assertThat(open).as("open tasks %s of %s", taskKey, number).isNotEmpty();
		return open.get(0);
	}

	/**
	 * The open tasks of that key.
	 */
	public List<Task> tasks(String number, String taskKey) {
		return this.tasks.createTaskQuery()
			.processVariableValueEquals("feedbackNumber", number)
			.taskDefinitionKey(taskKey)
			.orderByTaskCreateTime()
			.asc()
			.list();
	}

	/**
	 * The keys of all open tasks of the case, its improvement and its measures.
	 */
	public List<String> openTasks(String number) {
		return this.tasks.createTaskQuery()
			.processVariableValueEquals("feedbackNumber", number)
			.list()
			.stream()
			.map(Task::getTaskDefinitionKey)
			.sorted()
			.toList();
	}

	/**
	 * The value of a process variable of the case.
	 */
	public Object fact(String number, String name) {
		var variable = this.history.createHistoricVariableInstanceQuery()
			.processInstanceIdIn(instance(number).getId())
			.variableName(name)
			.list();
		return variable.isEmpty() ? null : variable.get(variable.size() - 1).getValue();
	}

	public String improvementOf(String number) {
		return (String) fact(number, "improvementNumber");
	}

	/**
	 * The process of a case, an improvement or a measure.
	 */
	public HistoricProcessInstance instance(String businessKey) {
		List<HistoricProcessInstance> instances = this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey)
			.list();
		assertThat(instances).as("process instances of %s", businessKey).hasSize(1);
		return instances.get(0);
	}

	public boolean hasEnded(String businessKey) {
		return instance(businessKey).getEndTime() != null;
	}

	/**
	 * The elements that a case, an improvement or a measure went through.
	 */
	public List<String> path(String businessKey) {
		return this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instance(businessKey).getId())
			.orderPartiallyByOccurrence()
			.asc()
			.list()
			.stream()
			.map((activity) -> activity.getActivityId())
			.toList();
	}

	/**
	 * Fires the timer of that element as if its time had come.
	 */
	public void fires(String businessKey, String element) {
		Job timer = this.jobs.createJobQuery()
			.processInstanceId(instance(businessKey).getId())
			.activityId(element)
			.singleResult();
		assertThat(timer).as("timer %s of %s", element, businessKey).isNotNull();
		this.jobs.executeJob(timer.getId());
	}

	/**
	 * Runs the jobs that wait to be run at once.
	 */
	public void runsJobs() {
		for (Job job : this.jobs.createJobQuery().messages().list()) {
			this.jobs.executeJob(job.getId());
		}
	}

	/**
	 * Lets the teams contribute until the required contributions are there.
	 */
	public void contributes(String number) {
		for (Task task : tasks(number, "contribute")) {
			if (this.tasks.createTaskQuery().taskId(task.getId()).count() > 0) {
				String team = contributor(task);
				completes(team, task, Answers.contribution(team));
			}
		}
	}

	/**
	 * The open task of a team that contributes.
	 */
	public Task contribution(String number, String team) {
		return tasks(number, "contribute").stream()
			.filter((task) -> contributor(task).equals(team))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The team that contributes by that task.
	 */
	public String contributor(Task task) {
		return (String) this.tasks.getVariable(task.getId(), "contributionTeam");
	}

	/**
	 * Lets the required contributions come in and the analysis be done.
	 */
	public void contributesAndAnalyses(String number) {
		contributes(number);
		completes("product", number, "analysis", Answers.analysis());
	}

	/**
	 * Brings a new case to the plan of its improvement.
	 */
	public String atPlan() {
		String number = submit();
		completes("support", number, "triage", Answers.mediumDefect());
		completes("support", number, "firstResponse", Answers.answer());
		contributesAndAnalyses(number);
		return number;
	}

	/**
	 * Brings a new case to the verification of its improvement, with a system change and
	 * a message to customers carried out.
	 */
	public String atVerification() {
		String number = atPlan();
		completes("product", number, "plan", Answers.planOfBothKinds());
		carriesOut(number);
		return number;
	}

	/**
	 * Carries out the measures that are open.
	 */
	public void carriesOut(String number) {
		for (Task task : tasks(number, "fix")) {
			String department = fixDepartment(task);
			completes(department, task, department.equals("engineering") ? Answers.systemFix() : Answers.documentFix());
		}
		checks(number);
		for (Task task : tasks(number, "test")) {
			completes("quality", task, Answers.test(true));
		}
		for (Task task : tasks(number, "pilot")) {
			completes("engineering", task, Answers.pilot(true));
		}
		for (Task task : tasks(number, "release")) {
			completes("operations", task, Answers.release(true));
		}
	}

	/**
	 * Has the second person of each department check what is open.
	 */
	public void checks(String number) {
		for (Task task : tasks(number, "check")) {
			completes(fixDepartment(task) + "2", task, Answers.check(true));
		}
	}

	/**
	 * The department that carries out the measure of that task.
	 */
	public String fixDepartment(Task fix) {
		return (String) this.tasks.getVariable(fix.getId(), "department");
	}

	/**
	 * The flow nodes of a process that no instance has gone through since then.
	 */
	public List<String> neverVisited(String processKey, Instant since) {
		String definition = this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(processKey)
			.latestVersion()
			.singleResult()
			.getId();
		BpmnModelInstance model = this.repository.getBpmnModelInstance(definition);
		List<String> nodes = new ArrayList<>();
		model.getModelElementsByType(FlowNode.class).forEach((node) -> nodes.add(node.getId()));
		this.history.createHistoricActivityInstanceQuery()
			.processDefinitionId(definition)
			.startedAfter(Date.from(since))
			.list()
			.forEach((activity) -> nodes.remove(activity.getActivityId()));
		nodes.removeIf((node) -> model.getModelElementById(node).getElementType().getTypeName().equals("subProcess")
				&& this.history.createHistoricActivityInstanceQuery().activityId(node).count() > 0);
		return nodes;
	}

	/**
	 * Posts a decision on the backlog as a manager.
	 */
	public MockHttpServletResponse decidesBacklog(String number, Map<String, Object> decision) {
		try {
			return this.http
				.perform(MockMvcRequestBuilders.post("/api/cases/" + number + "/backlog")
					.header("Authorization", basic("manager"))
					.contentType(MediaType.APPLICATION_JSON)
					.content(this.json.writeValueAsBytes(decision)))
				.andReturn()
				.getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String basic(String userId) {
		return "Basic " + Base64.getEncoder().encodeToString((userId + ":feedback").getBytes(StandardCharsets.UTF_8));
	}

	private String send(HttpMethod method, String path, String number, Map<String, Object> body, int expected) {
		try {
			MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(method, path)
				.accept(MediaType.APPLICATION_JSON);
			if (number != null) {
				request.header("X-Feedback-Secret", this.secrets.get(number));
			}
			if (body != null) {
				request.contentType(MediaType.APPLICATION_JSON).content(this.json.writeValueAsBytes(body));
			}
			MockHttpServletResponse response = this.http.perform(request).andReturn().getResponse();
			String content = response.getContentAsString(StandardCharsets.UTF_8);
			if (expected == 0) {
				assertThat(response.getStatus()).as(content).isBetween(200, 299);
			}
			else {
				assertThat(response.getStatus()).as(content).isEqualTo(expected);
			}
			return content;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JsonNode read(String content) {
		try {
			return this.json.readTree(content);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
