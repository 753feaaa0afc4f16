package feedbackloop.grading;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import feedbackloop.process.ModelFiles;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Score and grade of a case, by the tables that are live.
 */
@CaseTest
class ScoreTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private ModelFiles files;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ApplicationContext application;

	@Test
	void everyCombinationOfScoresGetsOneGradeThatIsStoredWithItsFacts() {
		String number = this.work.submit();
		Map<String, Integer> grades = new HashMap<>();
		for (int affected = 1; affected <= 5; affected++) {
			for (int severity = 1; severity <= 5; severity++) {
				for (int urgency = 1; urgency <= 5; urgency++) {
					Map<String, Object> facts = graded(number, affected, severity, urgency);
					int tenths = 2 * (3 * affected + 4 * severity + 3 * urgency);
					String score = tenths / 10 + "." + tenths % 10;
					String grade = (tenths < 50) ? "low"
							: (tenths < 80) ? "medium" : (urgency == 5) ? "urgent" : "high";

					assertThat(facts).containsEntry("priorityScore", score).containsEntry("grade", grade);
					assertThat(facts.get("gradeReason").toString())
						.contains("影响 " + affected + "、严重 " + severity + "、紧迫 " + urgency + "，得分 " + score,
								"affected " + affected + ", severity " + severity + ", urgency " + urgency + " make "
										+ score)
						.doesNotContain("{");
					Map<String, Object> stored = stored(number);
					assertThat((BigDecimal) stored.get("priority_score")).isEqualByComparingTo(score);
					assertThat(stored).containsEntry("grade", grade)
						.containsEntry("grade_reason", facts.get("gradeReason"))
						.containsEntry("feedback_type", "experience")
						.containsEntry("affected", affected)
						.containsEntry("severity", severity)
						.containsEntry("urgency", urgency)
						.containsEntry("major_loss_risk", false)
						.containsEntry("compliance_risk", false)
						.containsEntry("path", facts.get("path"))
						.containsEntry("team", facts.get("team"))
						.containsEntry("lead", facts.get("lead"));
					grades.merge(grade, 1, Integer::sum);
				}
			}
		}
		assertThat(grades).isEqualTo(Map.of("urgent", 8, "high", 9, "medium", 76, "low", 32));
	}

	@Test
	void theReasonIsThatOfTheRowThatMatched() {
		String number = this.work.submit();
		String table = this.files.read("processes/grade.dmn");
		String reason = "medium because the score is from 5 to below 8";
		assertThat(table).as("the reason of the medium row").contains(reason);
		String before = graded(number, 2, 4, 4).get("gradeReason").toString();
		assertThat(before).isEqualTo("影响 2、严重 4、紧迫 4，得分 6.8；得分从 5 到不足 8，定为中"
				+ " / affected 2, severity 4, urgency 4 make 6.8; medium because the score is from 5 to below 8");
		assertThat(before).contains(reason);

		String changed = this.repository.createDeployment()
			.addString("processes/grade.dmn", table.replace(reason, "this row has another text"))
			.deploy()
			.getId();
		try {
			String after = graded(number, 2, 4, 4).get("gradeReason").toString();
			assertThat(after).isEqualTo(before.replace(reason, "this row has another text"));
			assertThat(stored(number)).containsEntry("grade_reason", after);
			assertThat(graded(number, 5, 5, 5).get("gradeReason").toString()).doesNotContain("another text");
		}
		finally {
			this.repository.deleteDeployment(changed);
		}
	}

	/** The variables that the delegate sets. */
	private Map<String, Object> graded(String number, int affected, int severity, int urgency) {
		return new GradedInTest(this.application).grade(number, Map.of("feedbackType", "experience", "affected",
				affected, "severity", severity, "urgency", urgency, "majorLossRisk", false, "complianceRisk", false));
	}

	private Map<String, Object> stored(String number) {
		return this.database
			.sql("""
					select priority_score, grade, grade_reason, feedback_type, affected::integer affected,
					  severity::integer severity, urgency::integer urgency, major_loss_risk, compliance_risk, path, team, lead
					from feedback where number = ?
					""")
			.param(number)
			.query()
			.singleRow();
	}

}
