package feedbackloop.browser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A person works through the queue of their team in Tasklist: reads the case beside the
 * form, claims, fills the form, completes, and goes on with what opens by itself. The
 * first of each kind of task is looked at on a narrow and a wide screen.
 */
final class Shift {

	private static final int[][] SCREENS = { { 1280, 800 }, { 1440, 900 } };

	private static final String OTHER_TASK = """
			before => {
			  const task = new URLSearchParams(location.hash.slice(2)).get('task');
			  return task !== before && task;
			}""";

	private final Tasklist tasklist;

	private final String role;

	private final TaskService tasks;

	private final TaskRest rest;

	private final Set<String> lookedAt = new HashSet<>();

	private final List<String> done = new ArrayList<>();

	Shift(Tasklist tasklist, String role, TaskService tasks, TaskRest rest) {
		this.tasklist = tasklist;
		this.role = role;
		this.tasks = tasks;
		this.rest = rest;
	}

	/**
	 * Works until nothing waits for the role.
	 * @param ways how each kind of task is done, by its key: the number of the case and
	 * the form, which is completed unless the task is done in another way
	 * @param again what is submitted over HTTP for tasks of a kind that was done here
	 * @return the keys of the tasks that were done
	 */
	List<String> work(Map<String, BiConsumer<String, TaskForm>> ways, Map<String, Map<String, Object>> again) {
		this.tasklist.openQueue().cards().first().click();
		String before = "";
		while (!waiting().isEmpty()) {
			Task task = nextAfter(before);
			String number = (String) this.tasks.getVariable(task.getId(), "feedbackNumber");
			String key = task.getTaskDefinitionKey();
			assertThat(this.tasklist.caseLink()).containsText(number);
			this.tasklist.allOfItIsBeside(number);
			TaskForm form = this.tasklist.claim();
			this.done.add(key);
			workTheRest(task, again);
			ways.get(key).accept(number, form);
			if (isOpen(task)) {
				lookOnce(key);
				this.tasklist.complete();
			}
			before = task.getId();
		}
		assertThat(this.tasklist.cards()).hasCount(0);
		look("empty");
		return this.done;
	}

	/** Looks at what is open on each screen. */
	void look(String situation) {
		for (int[] screen : SCREENS) {
			this.tasklist.page().setViewportSize(screen[0], screen[1]);
			Layout.everythingFits(this.tasklist.page());
			this.tasklist.picture("role-" + this.role + "-" + situation + "-" + screen[0]);
		}
	}

	/** The same, unless it was looked at before. */
	void lookOnce(String situation) {
		if (this.lookedAt.add(situation)) {
			look(situation);
		}
	}

	private void workTheRest(Task open, Map<String, Map<String, Object>> again) {
		for (Task task : waiting()) {
			String key = task.getTaskDefinitionKey();
			if (!task.getId().equals(open.getId()) && this.done.contains(key) && again.containsKey(key)) {
				this.rest.completes(this.role, task.getId(), again.get(key));
				this.done.add(key);
			}
		}
	}

	private boolean isOpen(Task task) {
		return this.tasks.createTaskQuery().taskId(task.getId()).count() > 0;
	}

	private List<Task> waiting() {
		return this.tasks.createTaskQuery().taskCandidateGroup(this.role).includeAssignedTasks().list();
	}

	private Task nextAfter(String before) {
		Object next = this.tasklist.page().waitForFunction(OTHER_TASK, before).jsonValue();
		return this.tasks.createTaskQuery().taskId((String) next).singleResult();
	}

}
