package feedbackloop.review;

import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A review does not tell a manager about the complaint about that manager.
 */
@CaseTest
class HiddenReviewTest extends ReviewWork {

	@Test
	void whatBeganWithAComplaintAboutTheReaderIsNotFound() throws Exception {
		String complaint = this.work.submit(Answers.of("description", "经理在电话里骂人"));
		this.work.completes("support", complaint, "triage", Answers.mediumDefect());
		about("manager2", complaint);
		String improvement = this.work.improvementOf(complaint);
		this.database.sql("update improvement set root_cause = '经理压力太大' where number = :number")
			.param("number", improvement)
			.update();
		this.database
			.sql("""
					insert into measure (version, improvement_id, number, kind, title, department, owner, due, first_due, criteria,
					  metric, risk, effort_days, pilot, state)
					select 0, id, 9, 'education', '请经理参加培训', 'support', 'support', current_date, current_date, '-', '-', '-', 1,
					  false, 'planned'
					from improvement where number = :number""")
			.param("number", improvement)
			.update();
		String joined = waiting();
		this.database.sql("update feedback set improvement_number = :improvement where number = :number")
			.param("improvement", improvement)
			.param("number", joined)
			.update();
		String review = started();
		this.database
			.sql("""
					insert into review_finding (review, kind, place, improvement, measure)
					values (:review, 'customers', 9001, :improvement, null), (:review, 'education', 9002, :improvement, 9)""")
			.param("review", review)
			.param("improvement", improvement)
			.update();
		sends("manager", review, "/notes", Map.of("decision." + joined, "take", "reason." + joined, "要做"),
				List.of(joined));
		sends("manager", review, "/decisions", Map.of(), List.of());
		String page = "/reviews/" + review;
		assertThat(read("manager", page)).contains(joined, improvement, "经理压力太大", "请经理参加培训");
		assertThat(read("manager2", page)).contains(joined).doesNotContain(improvement, "经理压力太大", "请经理参加培训");
		String csv = page + "/minutes.csv";
		assertThat(read("manager", csv)).contains(joined, improvement);
		assertThat(read("manager2", csv)).contains(joined).doesNotContain(improvement);
	}

	@Test
	void aDecisionAboutTheComplaintIsLeftToOthers() throws Exception {
		String complaint = waiting();
		String halfNoted = waiting();
		String open = waiting();
		String visible = waiting();
		String review = started();
		sends("manager", review, "/notes", Map.of("decision." + complaint, "decline", "reason." + complaint, "已和本人谈过",
				"decision." + halfNoted, "decline"), List.of(complaint, halfNoted));
		List.of(complaint, halfNoted, open).forEach((number) -> about("manager2", number));
		sends("manager2", review, "/proposals", Map.of("reason", "按建议办理"), List.of());
		assertThat(this.store.item(review, visible).orElseThrow().decision()).isNotNull();
		assertThat(this.store.item(review, open).orElseThrow().decision()).isNull();
		sends("manager2", review, "/decisions", Map.of(), List.of());
		assertThat(this.store.find(review).orElseThrow().decidedBy()).isEqualTo("manager2");
		assertThat(List.of(halfNoted, open)).allSatisfy(
				(number) -> assertThat(this.store.item(review, number).orElseThrow().decision()).isEqualTo("keep"));
		carriesOut(review);
		assertThat(this.work.status(complaint)).isEqualTo("declined");
		assertThat(letters(complaint, "declined")).isEqualTo(1);
		assertThat(this.database.sql("select actor from timeline where number = :number and kind = 'backlogDeclined'")
			.param("number", complaint)
			.query(String.class)
			.single()).isEqualTo("manager");
		assertThat(List.of(halfNoted, open))
			.allSatisfy((number) -> assertThat(this.work.status(number)).isEqualTo("planned"));
	}

	private void about(String person, String number) {
		this.database.sql("update feedback set about_user = :person where number = :number")
			.param("person", person)
			.param("number", number)
			.update();
	}

}
