package feedbackloop.improvement;

import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The person who answers for an improvement.
 */
@CaseTest
class ImprovementOwnersTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private JdbcClient database;

	@Test
	void whoTriagedAnswersForItAndThenWhoPlanned() {
		String number = this.work.atPlan();
		assertThat(owner(number)).isEqualTo("support");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertThat(owner(number)).isEqualTo("product");
		assertThat(this.work.page("support", "/cases/" + number).replaceAll("\\s+", " "))
			.contains("负责人: </strong><span>产品 (product)</span>");
		assertThat(this.rest.program("support").get("/api/cases/" + number).body()).contains("\"owner\":\"product\"");
	}

	@Test
	void theLeadingTeamNamesSomebodyElseAndAPlanLeavesIt() {
		String number = this.work.atPlan();
		assertThat(names("support", number, "support2")).containsKey("ownerRefused");
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("improvement-owner");
		assertThat(this.work.page("product", "/cases/" + number)).contains("improvement-owner");
		assertThat(names("product2", number, "nobody")).containsKey("ownerRefused");
		assertThat(names("product2", number, "auditor")).containsKey("ownerRefused");
		assertThat(names("product2", number, "")).containsKey("ownerRefused");
		assertThat(names("product2", number, "engineering2")).containsEntry("ownerNamed", "engineering2");
		assertThat(names("product2", number, "engineering2")).containsEntry("ownerNamed", "engineering2");
		assertThat(told(number)).containsExactly("user:engineering2");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertThat(owner(number)).isEqualTo("engineering2");
		assertThat(this.rest.program("support")
			.with("Accept-Language", "en")
			.get("/api/cases/" + number + "/trail")
			.body()).contains("(engineering2) is now the owner of the improvement");
	}

	@Test
	void whoTakesAnImprovementIsNotToldOfIt() {
		String number = this.work.atPlan();
		assertThat(names("product2", number, "product2")).containsEntry("ownerNamed", "product2");
		assertThat(told(number)).isEmpty();
	}

	@Test
	void whereThereIsNoImprovementNobodyAnswersForIt() {
		assertThat(names("lead", this.work.submit(), "lead").get("ownerRefused").toString()).contains("还没有改进");
	}

	private Map<String, Object> names(String userId, String number, String owner) {
		return this.work.fillsIn(userId, "/cases/" + number + "/improvement/owner", Map.of("owner", owner));
	}

	private List<String> told(String number) {
		return this.database.sql("select recipient from outbox where number = ? and event = 'improvementOwner'")
			.param(this.work.improvementOf(number))
			.query(String.class)
			.list();
	}

	private String owner(String number) {
		return this.database.sql("select owner from improvement where number = ?")
			.param(this.work.improvementOf(number))
			.query(String.class)
			.single();
	}

}
