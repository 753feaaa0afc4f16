package feedbackloop.security;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The work lists of Tasklist: what they show, in which order, and who may change them.
 */
@CaseTest
class SharedFiltersTest {

	@Autowired
	private SharedFilters shared;

	@Autowired
	private FilterService filters;

	@Autowired
	private TaskService tasks;

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ObjectMapper json;

	@Test
	void aQueueIsOrderedByGradeAndThenByDueDate() {
		String medium = graded(3, 3, 3);
		String urgent = graded(5, 5, 5);
		String low = graded(1, 1, 1);
		String ungraded = this.work.submit();
		String markedUrgent = this.work.submit(Answers.of("coreBlocked", "yes"));
		List<String> order = List.of(urgent, markedUrgent, ungraded, medium, low);
		assertThat(shown("我部门的队列 My teams' queue", "support")).filteredOn(order::contains)
			.doesNotHaveDuplicates()
			.containsExactlyElementsOf(order);
		assertThat(shown("紧急 Urgent", "support")).contains(urgent).doesNotContain(medium, low, ungraded, markedUrgent);
		assertThat(shown("低 Low", "support")).contains(low).doesNotContain(urgent, medium);
	}

	@Test
	void tasksAreFoundByTheirTimes() {
		String overdue = withTimes(Instant.now().minus(1, ChronoUnit.MINUTES), null);
		String today = withTimes(EndOfToday.time().toInstant().minusSeconds(1), null);
		String tomorrow = withTimes(EndOfToday.time().toInstant().plusSeconds(1), null);
		String waiting = withTimes(Instant.now().plus(9, ChronoUnit.DAYS), Instant.now().plus(1, ChronoUnit.DAYS));
		List<String> all = List.of(overdue, today, tomorrow, waiting);
		assertThat(shown("逾期 Overdue", "support")).filteredOn(all::contains).containsExactly(overdue);
		assertThat(shown("今天到期 Due today", "support")).filteredOn(all::contains).containsExactly(today);
		assertThat(shown("等待客户 Waiting for the customer", "support")).filteredOn(all::contains)
			.containsExactly(waiting);
	}

	@Test
	void theOrderThatSomebodyChoosesGoesBeforeThatOfTheList() throws Exception {
		String urgent = graded(5, 5, 5);
		String low = graded(1, 1, 1);
		String queue = "/engine-rest/filter/" + find("我部门的队列 My teams' queue").getId() + "/list?maxResults=2000";
		String chosen = "{\"sorting\": [{\"sortBy\": \"priority\", \"sortOrder\": \"asc\"}]}";
		assertThat(shown(this.rest.program("support").postJson(queue, chosen)))
			.filteredOn(List.of(urgent, low)::contains)
			.containsExactly(low, urgent);
		assertThat(shown(this.rest.program("support").postJson(queue, "{}"))).filteredOn(List.of(urgent, low)::contains)
			.containsExactly(urgent, low);
	}

	@Test
	void everyListIsCountedAndOneIsWhereToStart() throws Exception {
		String number = this.work.submit();
		JsonNode before = lists("support2");
		assertThat(before.get("lists")).hasSizeGreaterThanOrEqualTo(9);
		assertThat(count(before, "我部门的队列 My teams' queue")).isPositive();
		assertThat(count(lists("auditor"), "我部门的队列 My teams' queue")).isZero();
		int mine = count(before, "我的任务 My tasks");
		this.rest.claims("support2", this.work.task(number, "triage").getId());
		JsonNode after = lists("support2");
		assertThat(count(after, "我的任务 My tasks")).isEqualTo(mine + 1);
		assertThat(after.get("start").asText()).isEqualTo(find("我的任务 My tasks").getId());
		assertThat(lists("auditor").get("start").asText()).isEqualTo(find("我部门的队列 My teams' queue").getId());
	}

	@Test
	void whatAnAdministratorChangesStaysAndWhatIsGoneComesBack() {
		Filter edited = find("高 High");
		this.filters.saveFilter(edited.setName("高等级"));
		this.shared.bringUpToDate();
		assertThat(find("高等级").getId()).isEqualTo(edited.getId());
		assertThat(find("高 High")).isNull();
		this.filters.deleteFilter(edited.getId());
		this.shared.bringUpToDate();
		assertThat(find("高 High")).isNotNull();
	}

	private String graded(int affected, int severity, int urgency) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", affected, severity, urgency));
		return number;
	}

	private String withTimes(Instant due, Instant followUp) {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		triage.setDueDate(Date.from(due));
		triage.setFollowUpDate((followUp != null) ? Date.from(followUp) : null);
		this.tasks.saveTask(triage);
		return number;
	}

	/** The numbers of the cases whose own tasks the filter shows, in its order. */
	private List<String> shown(String filter, String user) {
		List<Task> shown = new ArrayList<>();
		this.work.as(user, () -> shown.addAll(this.filters.listPage(find(filter).getId(), 0, 2000)));
		return shown.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals("triage")
					|| task.getTaskDefinitionKey().equals("firstResponse"))
			.map((task) -> (String) this.tasks.getVariable(task.getId(), "feedbackNumber"))
			.toList();
	}

	private JsonNode lists(String user) throws Exception {
		return this.json.readTree(this.rest.program(user).get("/api/tasks/lists").body());
	}

	private int count(JsonNode lists, String name) {
		String id = find(name).getId();
		return StreamSupport.stream(lists.get("lists").spliterator(), false)
			.filter((list) -> list.get("filter").asText().equals(id))
			.findFirst()
			.orElseThrow()
			.get("count")
			.asInt();
	}

	private List<String> shown(HttpResponse<String> answer) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body())
			.findValuesAsText("id")
			.stream()
			.filter((id) -> this.tasks.createTaskQuery().taskId(id).taskDefinitionKey("firstResponse").count() > 0)
			.map((id) -> (String) this.tasks.getVariable(id, "feedbackNumber"))
			.toList();
	}

	private Filter find(String name) {
		return this.filters.createTaskFilterQuery().filterName(name).singleResult();
	}

}
