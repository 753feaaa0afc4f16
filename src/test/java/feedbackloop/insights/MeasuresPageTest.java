package feedbackloop.insights;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * What the owner of measures has to do, until when, and what is done.
 */
@CaseTest
class MeasuresPageTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void theOwnerSeesWhatIsOpenAndLateAndWhatIsDone() throws Exception {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.plan(
				Answers.with(Answers.measure("process", "quality"), "owner", "manager2", "title", "月度抽查"),
				Answers.with(Answers.measure("communication", "support"), "owner", "manager2", "title", "通知客户")));
		String improvement = this.work.improvementOf(number);
		this.work.completes("support",
				this.work.tasks(number, "fix")
					.stream()
					.filter((fix) -> this.work.fixDepartment(fix).equals("support"))
					.findFirst()
					.orElseThrow(),
				Answers.documentFix());
		this.database.sql("""
				update measure set due = :due where number = 1
				and improvement_id = (select id from improvement where number = :number)""")
			.param("due", LocalDate.now().minusDays(2))
			.param("number", improvement)
			.update();

		Document own = page("manager2", "/improvements/measures");
		Document done = page("support", "/improvements/measures?owner=manager2&show=done");

		assertThat(own.select("[data-measure=" + improvement + "-1]").text()).contains("月度抽查", "缓存没有失效", "迟 2 天", "实施");
		assertThat(own.select("[data-measure=" + improvement + "-2]")).isEmpty();
		assertThat(done.select("[data-measure=" + improvement + "-1]")).isEmpty();
		assertThat(done.select("[data-measure=" + improvement + "-2]").text()).contains("通知客户",
				LocalDate.now().toString());
	}

	@Test
	void whatIsWrongIsNamed() throws Exception {
		assertThat(answer("support", "/improvements/measures?owner=nobody").getStatus()).isEqualTo(400);
		assertThat(answer("support", "/improvements/measures?show=lost").getStatus()).isEqualTo(400);
		assertThat(answer("support", "/improvements/measures?owner=nobody").getContentAsString(StandardCharsets.UTF_8))
			.contains("负责人 不是已知的用户名");
	}

	private Document page(String reader, String address) throws Exception {
		MockHttpServletResponse answer = answer(reader, address);
		assertThat(answer.getStatus()).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
	}

	private MockHttpServletResponse answer(String reader, String address) throws Exception {
		return this.http.perform(get(address).with(member(reader))).andReturn().getResponse();
	}

}
