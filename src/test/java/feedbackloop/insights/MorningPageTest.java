package feedbackloop.insights;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the morning's page counts is what the list behind it shows.
 */
@CaseTest
class MorningPageTest {

	private static final Pattern LATE = Pattern
		.compile("href=\"/cases\\?overdue=true&amp;status=open\">有任务已经超期的案件：([\\d,]+)<");

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void aLateCaseAndItsImprovementCountOnceAndAreHiddenTogether() {
		String number = this.work.atPlan();
		long before = late("manager2");
		this.database.sql("""
				update act_ru_task t set due_date_ = timestamp '1998-06-01 12:00' from act_ru_execution e
				where e.id_ = t.proc_inst_id_ and e.business_key_ in (:numbers)""")
			.param("numbers", List.of(number, this.work.improvementOf(number)))
			.update();
		assertThat(late("manager2")).isEqualTo(before + 1);

		this.database.sql("update feedback set about_user = 'manager2' where number = ?").param(number).update();
		assertThat(late("manager2")).isEqualTo(before);
		assertThat(late("manager")).isEqualTo(before + 1);
	}

	private long late(String reader) {
		Matcher said = LATE.matcher(this.work.page(reader, "/insights"));
		assertThat(said.find()).isTrue();
		return Long.parseLong(said.group(1).replace(",", ""));
	}

}
