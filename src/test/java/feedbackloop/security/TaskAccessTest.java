package feedbackloop.security;

import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that Tasklist asks about a task is answered to those whom it is offered or assigned
 * to, and to nobody else of the staff.
 */
@CaseTest
class TaskAccessTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@ParameterizedTest
	@ValueSource(strings = { "", "/form", "/deployed-form", "/form-variables", "/variables", "/localVariables",
			"/comment", "/attachment", "/identity-links" })
	void onlyWhomATaskIsForReadsIt(String part) {
		String path = "/engine-rest/task/" + this.work.task(this.work.submit(), "triage").getId() + part;
		assertThat(this.rest.program("support2").get(path).statusCode()).isEqualTo(200);
		assertThat(this.rest.program("product").get(path).statusCode()).isIn(403, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/form-variables", "/comment" })
	void whoeverATaskIsHandedToReadsItInAnyTeam(String part) {
		String task = this.work.task(this.work.submit(), "triage").getId();
		this.tasks.setAssignee(task, "product");
		assertThat(this.rest.program("product").get("/engine-rest/task/" + task + part).statusCode()).isEqualTo(200);
	}

}
