package feedbackloop.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A periodic review: compiled once a cycle, decided case by case, carried out once.
 */
@CaseTest
class ReviewTest extends ReviewWork {

	@Test
	void aCaseAfterTheOtherIsDecidedOnThePageAndEachCustomerHears() throws Exception {
		String taken = waiting();
		String kept = waiting();
		String declined = waiting();
		String review = started();
		String page = read("manager", "/reviews/" + review);
		assertThat(page).contains(taken, kept, declined, "规则 4", "瓶颈", "结束评审");
		assertThat(read("product", "/reviews/" + review)).contains(taken).doesNotContain("结束评审", "name=\"reason");

		sends("manager", review, "/notes",
				Map.of("decision." + taken, "take", "reason." + taken, "客户想要，也不难", "owner." + taken, "product2",
						"targetVersion." + taken, "4.1.0", "decision." + declined, "decline"),
				List.of(taken, declined));
		sends("manager", review, "/decisions", Map.of(), List.of());
		assertThat(this.store.find(review).orElseThrow().isDecided()).as("a reason is missing").isFalse();
		assertThat(read("manager", "/reviews/" + review)).contains("请写理由");
		sends("manager", review, "/notes", Map.of("decision." + declined, "decline", "reason." + declined, "与产品的方向不同"),
				List.of(declined));
		sends("manager", review, "/decisions", Map.of(), List.of());
		assertThat(this.store.find(review).orElseThrow().decidedBy()).isEqualTo("manager");
		assertThat(read("manager", "/reviews/" + review)).contains("还有 2 件正在执行");
		carriesOut(review);

		assertThat(this.work.status(taken)).isEqualTo("inProgress");
		assertThat(this.work.status(kept)).isEqualTo("planned");
		assertThat(this.work.status(declined)).isEqualTo("declined");
		assertThat(letters(declined, "declined")).isEqualTo(1);
		assertThat(owner(this.work.improvementOf(taken))).isEqualTo("product2");
		String minutes = read("lead", "/reviews/" + review);
		assertThat(part(minutes, "plan")).contains(taken, this.work.improvementOf(taken), "product2", "4.1.0")
			.doesNotContain(kept, declined);
		assertThat(part(minutes, "backlog")).containsSubsequence("与产品的方向不同", "已执行");
		assertThat(read("auditor", "/reviews/" + review + "/minutes.csv")).contains(taken, "客户想要，也不难", "4.1.0",
				declined, "与产品的方向不同");
		assertThat(this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(review).count()).isZero();
	}

	@Test
	void theTaskIsSubmittedByTheSameGateAndChecked() {
		String number = waiting();
		String review = started();
		assertThat(submits(review, Answers.of("number", "FB-20990101-000001", "decision", "keep")))
			.contains("FB-20990101-000001");
		assertThat(submits(review, Answers.of("number", number, "decision", "decline")))
			.contains("decisions[1].reason");
		assertThat(submits(review, Answers.of("number", number, "decision", "perhaps", "reason", "也许")))
			.contains("decisions[1].decision");
		assertThat(submits(review, Answers.of("number", number, "decision", "take", "reason", "要做", "owner", "nobody")))
			.contains("decisions[1].owner");
		assertThat(submits(review, Answers.of("number", number, "decision", "take", "reason", "要做"))).isEmpty();
		carriesOut(review);
		assertThat(this.work.status(number)).isEqualTo("inProgress");
	}

	@Test
	void eachDecisionIsCarriedOutOnceAlsoWhenItsJobRunsAgainAndHoldsUpNoOther() throws Exception {
		String first = waiting();
		String second = waiting();
		String gone = waiting();
		String review = started();
		sends("manager", review, "/notes",
				Map.of("decision." + first, "decline", "reason." + first, "这次不做一", "decision." + second, "decline",
						"reason." + second, "这次不做二", "decision." + gone, "take", "reason." + gone, "要做"),
				List.of(first, second, gone));
		sends("manager", review, "/decisions", Map.of(), List.of());
		this.work.withdraws(gone);
		List<Job> waiting = this.jobs.createJobQuery().processInstanceId(instance(review)).messages().list();
		assertThat(waiting).hasSize(3);
		this.database.sql("update review_item set outcome = 'done' where number = :number")
			.param("number", first)
			.update();
		waiting.forEach((job) -> this.jobs.executeJob(job.getId()));
		assertThat(this.work.status(first)).as("it had been carried out").isEqualTo("planned");
		assertThat(this.work.status(second)).isEqualTo("declined");
		assertThat(letters(second, "declined")).isEqualTo(1);
		assertThat(this.store.item(review, gone).orElseThrow().outcome()).isEqualTo("left");
		assertThat(this.work.status(gone)).isEqualTo("withdrawn");
		sends("manager", review, "/decisions", Map.of(), List.of());
		assertThat(letters(second, "declined")).isEqualTo(1);
	}

	@Test
	void aLongReasonCountsInCharactersAsPeopleCount() throws Exception {
		String number = waiting();
		String review = started();
		sends("manager", review, "/notes",
				Map.of("decision." + number, "decline", "reason." + number, "谢".repeat(4_001)), List.of(number));
		assertThat(this.store.item(review, number).orElseThrow().decision()).as("too long").isNull();
		sends("manager", review, "/notes",
				Map.of("decision." + number, "decline", "reason." + number, "谢谢🙏".repeat(1_300)), List.of(number));
		sends("manager", review, "/decisions", Map.of(), List.of());
		carriesOut(review);
		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(letters(number, "declined")).isEqualTo(1);
	}

	@Test
	void aCaseIsTakenUpWithoutAnOwnerWhoMayNotBeOneAnyMore() throws Exception {
		String number = waiting();
		String review = started();
		sends("manager", review, "/notes",
				Map.of("decision." + number, "take", "reason." + number, "要做", "owner." + number, "product2"),
				List.of(number));
		sends("manager", review, "/decisions", Map.of(), List.of());
		this.database.sql("update review_item set owner = 'auditor' where number = :number")
			.param("number", number)
			.update();
		carriesOut(review);
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		String improvement = this.work.improvementOf(number);
		assertThat(this.store.item(review, number).orElseThrow().outcome()).isEqualTo("unowned");
		assertThat(owner(improvement)).isNotEqualTo("auditor");
		assertThat(this.database
			.sql("select arguments ->> 'colleague' from timeline where number = :number and kind = 'ownerNotNamed'")
			.param("number", improvement)
			.query(String.class)
			.single()).isEqualTo("auditor");
		assertThat(part(read("lead", "/reviews/" + review), "plan")).contains(improvement).doesNotContain("auditor");
	}

	@Test
	void whatIsNotDecidedMayFollowTheProposals() throws Exception {
		String number = waiting();
		String old = waiting();
		this.database.sql("update backlog_item set since = now() - interval '100 days' where number = :number")
			.param("number", old)
			.update();
		String review = started();
		sends("manager", review, "/notes", Map.of("decision." + number, "take", "reason." + number, "要做"),
				List.of(number));
		sends("manager", review, "/proposals", Map.of("reason", "三个周期都没有排上，谢谢您的建议"), List.of());
		assertThat(this.store.item(review, number).orElseThrow().decision()).isEqualTo("take");
		ReviewItem proposed = this.store.item(review, old).orElseThrow();
		assertThat(proposed).returns("decline", ReviewItem::decision).returns("三个周期都没有排上，谢谢您的建议", ReviewItem::reason);
	}

	@Test
	void itStartsWhenACycleIsOverAndThereIsOneAtATime() throws Exception {
		waiting();
		String review = this.reviews.start("manager");
		assertThat(this.reviews.startIfDue()).as("one is under way").isEmpty();
		assertThat(answer("manager", post("/reviews")).getRedirectedUrl()).isEqualTo("/reviews");
		this.database.sql("update review set decided_at = now(), decided_by = 'manager'").update();
		assertThat(this.reviews.startIfDue()).as("the cycle has just begun").isEmpty();
		this.database.sql("update review set until = now() - interval '40 days', since = now() - interval '70 days'")
			.update();
		String next = this.reviews.startIfDue().orElseThrow();
		assertThat(next).isEqualTo(review + ".2");
		assertThat(this.store.find(next).orElseThrow().since())
			.isEqualTo(this.store.find(review).orElseThrow().until());
		assertThat(this.store.find(next).orElseThrow().startedBy()).isEqualTo("system");
	}

	@Test
	void oneWhoseProcessWasEndedIsClosedAndTheNextLooksAtItsTime() throws Exception {
		String number = waiting();
		String review = started();
		sends("manager", review, "/notes", Map.of("decision." + number, "take", "reason." + number, "要做"),
				List.of(number));
		assertThat(this.reviews.isOneOpen()).isTrue();
		this.runtime.deleteProcessInstance(instance(review), "ended by hand");
		assertThat(read("manager", "/reviews")).contains("现在发起评审");
		assertThat(this.reviews.startIfDue()).as("the cycle has just begun").isEmpty();
		Review closed = this.store.find(review).orElseThrow();
		assertThat(closed).returns(true, Review::abandoned).returns(false, Review::isCarriedOut);
		assertThat(read("manager", "/reviews")).contains("关闭，没有决定");
		assertThat(read("manager", "/reviews/" + review)).contains("id=\"abandoned\"", "要做")
			.doesNotContain("id=\"running\"", "id=\"plan\"", "结束评审");
		String next = started();
		assertThat(next).isNotEqualTo(review);
		assertThat(this.store.find(next).orElseThrow().since()).isBefore(closed.until());
		assertThat(this.work.status(number)).isEqualTo("planned");
	}

	@Test
	void theTaskHasADueDateAndEscalatesLikeEveryOther() {
		waiting();
		String review = started();
		Task task = task(review);
		assertThat(task.getDueDate().toInstant()).isAfter(Instant.now().plus(Duration.ofDays(4)));
		this.jobs
			.executeJob(this.jobs.createJobQuery().processInstanceId(instance(review)).timers().singleResult().getId());
		assertThat(this.database.sql("select count(*) from timeline where number = :number and kind = 'overdue.review'")
			.param("number", review)
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThat(task(review)).as("it stays open").isNotNull();
	}

}
