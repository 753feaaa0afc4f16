package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of people who do the same thing at once exactly one wins; the others are told in a
 * sentence, and nothing is half done. Each race is run 40 times; 200 times with
 * {@code mvn test -Dtest=RaceTest -Draces=200}.
 */
@CaseTest
class RaceTest {

	private static final int REPETITIONS = Integer.getInteger("races", 40);

	private static final List<String> SENTENCES = List.of("has been claimed by",
			"Somebody else has just worked on this task", "This task is done already");

	private final ExecutorService people = Executors.newFixedThreadPool(3);

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void peopleGoHome() {
		this.people.shutdownNow();
	}

	@Test
	void ofTwoWhoClaimOneGetsTheTask() throws Exception {
		Task task = this.work.task(this.work.submit(), "triage");
		for (int i = 0; i < REPETITIONS; i++) {
			List<HttpResponse<String>> answers = atOnce(() -> this.rest.claim("support", task.getId()),
					() -> this.rest.claim("support2", task.getId()));
			assertOneWon(answers);
			String winner = (answers.get(0).statusCode() == 204) ? "support" : "support2";
			assertThat(this.tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
				.isEqualTo(winner);
			this.tasks.setAssignee(task.getId(), null);
		}
	}

	@Test
	void ofTwoCompletionsAndADeadlineOneCompletionCounts() throws Exception {
		for (int i = 0; i < REPETITIONS; i++) {
			String number = this.work.submit();
			twoCompletions(number);
			completionAndDeadline(number);
		}
	}

	@Test
	void ofTwoWhoMergeInOppositeDirectionsOneWins() throws Exception {
		for (int i = 0; i < REPETITIONS; i++) {
			String one = this.work.submit();
			String other = this.work.submit();
			boolean byForm = i % 2 == 0;
			List<HttpResponse<String>> answers = byForm
					? atOnce(merging("support", one, other), merging("support2", other, one))
					: atOnce(() -> links("support", one, other), () -> links("support2", other, one));
			assertThat(answers).extracting(HttpResponse::statusCode)
				.as(() -> answers.stream().map(HttpResponse::body).toList().toString())
				.containsExactlyInAnyOrder(byForm ? 204 : 200, 400);
			assertThat(answers).extracting(HttpResponse::body)
				.anyMatch((body) -> body.contains("must not be the case itself nor one that was merged into it"));
			assertThat(List.of(this.work.status(one), this.work.status(other))).containsExactlyInAnyOrder("merged",
					"received");
		}
	}

	@Test
	void ofThreeWhoMergeInARingTwoAtMostWin() throws Exception {
		for (int i = 0; i < REPETITIONS / 4; i++) {
			List<String> ring = List.of(this.work.submit(), this.work.submit(), this.work.submit());
			List<HttpResponse<String>> answers = atOnce(() -> links("support", ring.get(0), ring.get(1)),
					() -> links("support2", ring.get(1), ring.get(2)),
					() -> links("manager", ring.get(2), ring.get(0)));
			assertThat(answers).extracting(HttpResponse::statusCode).contains(200).isSubsetOf(200, 400, 409);
			assertThat(ring.stream().map(this.work::status)).contains("received");
		}
	}

	private Callable<HttpResponse<String>> merging(String userId, String number, String original) {
		Task task = this.work.task(number, "triage");
		this.tasks.setAssignee(task.getId(), userId);
		return () -> this.rest.submits(userId, task.getId(),
				Answers.of("verdict", "duplicate", "originalNumber", original));
	}

	private HttpResponse<String> links(String userId, String number, String original) {
		return this.rest.program(userId)
			.with("Accept-Language", "en")
			.postJson("/api/cases/" + number + "/link", "{\"originalNumber\": \"%s\"}".formatted(original));
	}

	/** The same person in two windows. */
	private void twoCompletions(String number) throws Exception {
		Task task = this.work.task(number, "triage");
		this.tasks.setAssignee(task.getId(), "support");
		assertOneWon(atOnce(() -> this.rest.submits("support", task.getId(), Answers.valid("transaction", 1, 1, 1)),
				() -> this.rest.submits("support", task.getId(), Answers.valid("transaction", 2, 1, 1))));
		assertThat(this.work.openTasks(number)).containsExactly("firstResponse");
		assertThat(entries(task)).isOne();
		assertThat(this.work.fact(number, "affected")).isEqualTo(affectedInTheRecord(number));
	}

	private void completionAndDeadline(String number) throws Exception {
		Task task = this.work.task(number, "firstResponse");
		this.tasks.setAssignee(task.getId(), "support");
		Job deadline = this.jobs.createJobQuery()
			.processInstanceId(task.getProcessInstanceId())
			.activityId("event_firstResponseOverdue")
			.singleResult();
		Map<String, Object> answer = Answers.of("responseText", "已处理。", "resolvedAtFirstContact", true);
		List<Object> results = this.<Object>atOnce(() -> this.rest.submits("support", task.getId(), answer),
				() -> fires(deadline));
		HttpResponse<?> completion = (HttpResponse<?>) results.get(0);
		boolean fired = (boolean) results.get(1);

		assertThat(completion.statusCode()).as(completion.body().toString()).isIn(204, 409);
		assertThat(escalations(number)).isEqualTo(fired ? 1 : 0);
		if (completion.statusCode() == 409) {
			assertThat(completion.body().toString()).contains("reload and try again");
			assertThat(fired).as("somebody won").isTrue();
			assertThat(entries(task)).isZero();
			HttpResponse<String> again = this.rest.submits("support", task.getId(), answer);
			assertThat(again.statusCode()).as(again.body()).isEqualTo(204);
		}
		assertThat(entries(task)).isOne();
		assertThat(this.work.openTasks(number)).isEmpty();
	}

	private boolean fires(Job job) {
		try {
			this.jobs.executeJob(job.getId());
			return true;
		}
		catch (ProcessEngineException ex) {
			return false;
		}
		catch (NullPointerException ex) {
			// The engine itself stumbles over executions that the completion has just
			// removed.
			assertThat(ex.getStackTrace()[0].getClassName()).startsWith("org.camunda.bpm.engine.impl.pvm.");
			return false;
		}
	}

	private void assertOneWon(List<HttpResponse<String>> answers) {
		assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
		String told = answers.stream().filter((answer) -> answer.statusCode() == 409).findFirst().orElseThrow().body();
		assertThat(SENTENCES).as(told).anyMatch(told::contains);
	}

	@SafeVarargs
	private <T> List<T> atOnce(Callable<T>... deeds) throws Exception {
		CyclicBarrier start = new CyclicBarrier(deeds.length);
		List<Future<T>> futures = Stream.of(deeds).map((deed) -> this.people.submit(() -> {
			start.await();
			return deed.call();
		})).toList();
		List<T> results = new ArrayList<>();
		for (Future<T> future : futures) {
			results.add(result(future));
		}
		return results;
	}

	private static <T> T result(Future<T> future) throws InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw new AssertionError(ex.getCause());
		}
	}

	private long entries(Task task) {
		return this.database.sql("select count(*) from form_entry where task_id = ?")
			.param(task.getId())
			.query(Long.class)
			.single();
	}

	private int affectedInTheRecord(String number) {
		return this.database.sql("select affected from feedback where number = ?")
			.param(number)
			.query(Integer.class)
			.single();
	}

	private long escalations(String number) {
		return this.database.sql("select count(*) from timeline where number = ? and kind = 'overdue.firstResponse'")
			.param(number)
			.query(Long.class)
			.single();
	}

}
