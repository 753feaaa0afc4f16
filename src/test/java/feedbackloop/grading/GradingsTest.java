package feedbackloop.grading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each grading stays with its facts, its cause and the versions of the tables that
 * decided.
 */
@CaseTest
class GradingsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private JdbcClient database;

	@Test
	void aTriageLeavesItsFactsItsAnswerAndTheVersionsThatDecided() {
		String number = triaged();
		Map<String, Object> kept = kept(number).get(0);
		assertThat(kept).containsEntry("cause", "triage")
			.containsEntry("feedback_type", "defect")
			.containsEntry("affected_stated", 3)
			.containsEntry("affected", 3)
			.containsEntry("customers", 1)
			.containsEntry("severity", 3)
			.containsEntry("urgency", 3)
			.containsEntry("major_loss_risk", false)
			.containsEntry("compliance_risk", false)
			.containsEntry("known_cause", false)
			.containsEntry("grade", "medium")
			.containsEntry("path", "improve")
			.containsEntry("team", "support")
			.containsEntry("lead", "product")
			.containsEntry("routed_by", null);
		assertThat((BigDecimal) kept.get("score")).isEqualByComparingTo("6");
		assertThat(kept.get("reason").toString()).contains("6.0");
		assertThat(kept).containsEntry("weights_definition", live("priorityWeights"))
			.containsEntry("grade_definition", live("grade"))
			.containsEntry("routing_definition", live("routing"));
	}

	@Test
	void aCorrectionIsAGradingOfItsOwnAndKeepsTheWay() {
		String number = triaged();
		this.work.fillsIn("lead", "/cases/" + number + "/correction",
				Map.of("severity", "1", "urgency", "1", "reason", "只影响测试账号"));
		List<Map<String, Object>> all = kept(number);
		assertThat(all).hasSize(2);
		assertThat(all.get(1)).containsEntry("cause", "correction")
			.containsEntry("grade", "low")
			.containsEntry("customers", 1)
			.containsEntry("affected_stated", 3)
			.containsEntry("path", "improve")
			.containsEntry("routed_by", all.get(0).get("id"))
			.containsEntry("routing_definition", all.get(0).get("routing_definition"));
		this.work.fillsIn("lead", "/cases/" + number + "/correction", Map.of("affected", "1", "reason", "一家客户"));
		assertThat(kept(number).get(2)).containsEntry("affected_stated", 1)
			.containsEntry("customers", null)
			.containsEntry("routed_by", all.get(0).get("id"));
	}

	@Test
	void aGrowingNumberOfCustomersIsNamedAsTheCause() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 1, 3, 3));
		String other = this.work.submit(Map.of("customer", Map.of("name", "李四", "email", "li@example.com")));
		this.work.completes("support", other, "triage", Answers.of("verdict", "duplicate", "originalNumber", number));
		assertThat(kept(number).get(1)).containsEntry("cause", "count")
			.containsEntry("affected_stated", 1)
			.containsEntry("customers", 2)
			.containsEntry("affected", 2);
	}

	private String triaged() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private String live(String key) {
		return this.repository.createDecisionDefinitionQuery()
			.decisionDefinitionKey(key)
			.latestVersion()
			.singleResult()
			.getId();
	}

	private List<Map<String, Object>> kept(String number) {
		return this.database.sql("""
				select id, cause, routed_by, feedback_type, affected_stated::integer affected_stated, customers,
				  affected::integer affected, severity::integer severity, urgency::integer urgency, major_loss_risk,
				  compliance_risk, known_cause, score, grade, reason, path, team, lead, weights_definition,
				  grade_definition, routing_definition
				from grading where number = ? order by id
				""").param(number).query().listOfRows();
	}

}
