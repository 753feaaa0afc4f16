package feedbackloop.review;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Starts reviews and works them on their page, each test with all reviews for itself.
 */
abstract class ReviewWork {

	@Autowired
	CaseWork work;

	@Autowired
	TaskRest rest;

	@Autowired
	MockMvc http;

	@Autowired
	JdbcClient database;

	@Autowired
	Reviews reviews;

	@Autowired
	ReviewStore store;

	@Autowired
	RuntimeService runtime;

	@Autowired
	TaskService tasks;

	@Autowired
	ManagementService jobs;

	/** So each test has the backlog that it makes. */
	@BeforeEach
	@AfterEach
	void noReviewIsLeft() {
		this.store.all()
			.forEach((review) -> this.runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(review.number())
				.list()
				.forEach((instance) -> this.runtime.deleteProcessInstance(instance.getId(), "test")));
		this.database.sql("delete from review_finding").update();
		this.database.sql("delete from review_item").update();
		this.database.sql("delete from review").update();
		this.database.sql("delete from form_entry where task_key = 'review'").update();
	}

	String waiting() {
		String number = this.work.submit(Answers.of("product", "评审样品", "description", "希望能改字体"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("suggestion", 1, 1, 1), "responseText", "谢谢建议，已列入待办。"));
		return number;
	}

	String started() {
		String review = this.reviews.start("manager");
		this.jobs.createJobQuery()
			.processInstanceId(instance(review))
			.messages()
			.list()
			.forEach((job) -> this.jobs.executeJob(job.getId()));
		return review;
	}

	void carriesOut(String review) {
		this.jobs.createJobQuery()
			.processInstanceId(instance(review))
			.messages()
			.list()
			.forEach((job) -> this.jobs.executeJob(job.getId()));
	}

	String instance(String review) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(review)
			.singleResult()
			.getProcessInstanceId();
	}

	Task task(String review) {
		return this.tasks.createTaskQuery().processInstanceBusinessKey(review).singleResult();
	}

	/** What the gate says, nothing if it lets it pass. */
	String submits(String review, Map<String, Object> decision) {
		String taskId = task(review).getId();
		this.rest.claims("manager", taskId);
		HttpResponse<String> answer = this.rest.submits("manager", taskId, Answers.of("decisions", List.of(decision)));
		return (answer.statusCode() == 204) ? "" : answer.body();
	}

	String owner(String improvement) {
		return this.database.sql("select owner from improvement where number = :number")
			.param("number", improvement)
			.query(String.class)
			.single();
	}

	long letters(String number, String event) {
		return this.database.sql("select count(*) from outbox where number = :number and event = :event")
			.param("number", number)
			.param("event", event)
			.query(Long.class)
			.single();
	}

	void sends(String user, String review, String to, Map<String, String> fields, List<String> numbers)
			throws Exception {
		MockHttpServletRequestBuilder form = post("/reviews/" + review + to);
		fields.forEach(form::param);
		if (!numbers.isEmpty()) {
			form.param("number", numbers.toArray(String[]::new));
		}
		assertThat(answer(user, form).getStatus()).isEqualTo(302);
	}

	String read(String user, String address) throws Exception {
		MockHttpServletResponse answer = answer(user, get(address));
		assertThat(answer.getStatus()).as(address).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	MockHttpServletResponse answer(String user, MockHttpServletRequestBuilder request) throws Exception {
		request.with(csrf()).with(member(user)).locale(Locale.SIMPLIFIED_CHINESE);
		return this.http.perform(request).andReturn().getResponse();
	}

	/** From that part to the end of its section. */
	static String part(String page, String id) {
		return page.replaceFirst("(?s).*id=\"" + id + "\"", "").replaceFirst("(?s)</section>.*", "");
	}

}
