package feedbackloop.security;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
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

	private Filter find(String name) {
		return this.filters.createTaskFilterQuery().filterName(name).singleResult();
	}

}
