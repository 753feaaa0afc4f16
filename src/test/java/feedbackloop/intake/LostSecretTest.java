package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Who has lost the secret gets it by mail; who asks about somebody else's learns nothing.
 */
@CaseTest
class LostSecretTest {

	@Autowired
	private MockMvc browser;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void theSecretGoesToTheAddressOnRecordAndEverybodyReadsTheSame() throws Exception {
		String number = this.work.submit();
		String unreachable = this.work.submit(Map.of("customer", Answers.of("phone", "13800001234")));

		String known = answer(number.toLowerCase(Locale.ROOT).replace("-", " - "), number);

		assertThat(known).isEqualTo(answer(unreachable, unreachable))
			.isEqualTo(answer("FB-20200101-000001", "FB-20200101-000001"));
		assertThat(events(number)).containsExactly("received", "secretAgain");
		assertThat(events(unreachable)).doesNotContain("secretAgain");
		assertThat(this.work.page("support", "/outbox")).contains("再次发送查询密码")
			.doesNotContain(this.work.secretOf(number));
	}

	@Test
	void whatIsNoNumberIsSaidAtItsField() throws Exception {
		MvcResult answer = this.browser.perform(post("/follow/lost").with(csrf()).param("number", "abc")).andReturn();

		assertThat(answer.getResponse().getStatus()).isEqualTo(400);
		assertThat(answer.getResponse().getContentAsString()).contains("id=\"field-number-wrong\"", "value=\"abc\"");
	}

	@Test
	void customersReadHowToReachUs() throws Exception {
		assertThat(this.browser.perform(get("/follow/lost")).andReturn().getResponse().getContentAsString())
			.contains("id=\"contact-point\"", "400-000-0000", "feedback@localhost");
		assertThat(this.work.page("support", "/cases")).doesNotContain("id=\"contact-point\"");
	}

	private String answer(String typed, String number) throws Exception {
		MvcResult sent = this.browser.perform(post("/follow/lost").with(csrf()).param("number", typed)).andReturn();
		assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo("/follow/lost");
		return this.browser.perform(get("/follow/lost").flashAttrs(sent.getFlashMap()))
			.andReturn()
			.getResponse()
			.getContentAsString()
			.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
			.replace(number, "N");
	}

	private List<String> events(String number) {
		return this.database.sql("select event from outbox where number = ? and recipient = 'customer' order by id")
			.param(number)
			.query(String.class)
			.list();
	}

}
