package feedbackloop.person;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.privacy.Vault;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Customers take their data along, or erase it, with a code that only their mailbox has.
 */
@CaseTest
class OwnDataTest {

	private static final AtomicInteger PEOPLE = new AtomicInteger();

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private Vault vault;

	@Autowired
	private JdbcClient database;

	private final MockHttpSession session = new MockHttpSession();

	private String address;

	private String number;

	private String other;

	@BeforeEach
	void aCustomerWhoHasOpenedTheCase() throws Exception {
		this.address = "jingniao" + PEOPLE.incrementAndGet() + "@canary.example";
		this.number = this.work.submit(Answers.of("description", "第一只鸟", "customer",
				Answers.of("phone", "13622220000", "email", this.address)));
		this.other = this.work.submit(Answers.of("description", "第二只鸟", "customer", Answers.of("email", this.address)));
		this.http.perform(post("/follow").param("number", this.number)
			.param("secret", this.work.secretOf(this.number))
			.session(this.session)
			.with(csrf()));
	}

	@Test
	void theCodeInTheMailOpensTheExportOnce() throws Exception {
		assertThat(does("code", Map.of()).getRedirectedUrl()).isEqualTo("/follow/" + this.number + "/data");
		String code = code();
		assertThat(this.database.sql("select body_masked from outbox where number = ? and event = 'identityCode'")
			.param(this.number)
			.query(String.class)
			.single()).doesNotContain(code);

		MockHttpServletResponse zip = does("export", Map.of("code", code.substring(0, 4) + " " + code.substring(4)));

		assertThat(zip.getStatus()).isEqualTo(200);
		assertThat(zip.getContentType()).isEqualTo("application/zip");
		assertThat(zip.getContentAsByteArray()).isNotEmpty();
		assertThat(this.work.page("lead", "/cases/" + this.other)).contains("客户导出了自己的个人信息");
		assertThat(does("export", Map.of("code", code)).getStatus()).as("once").isEqualTo(400);
	}

	@Test
	void theCustomerErasesAtOnceAllOfThatAddressAndNobodyElse() throws Exception {
		String namesake = this.work
			.submit(Answers.of("customer", Answers.of("phone", "13622220000", "email", "another" + this.address)));
		does("code", Map.of());
		MockHttpServletResponse answer = does("erasure", Map.of("code", code()));
		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains(this.number, this.other);
		assertThat(erased(this.number)).isTrue();
		assertThat(erased(this.other)).isTrue();
		assertThat(erased(namesake)).as("the same phone proves nothing").isFalse();
		assertThat(page(this.number).getStatus()).as("in the browser that is still open").isEqualTo(404);
		assertThat(this.work.page("privacy", "/privacy")).contains("客户本人要求");
	}

	@Test
	void aWrongOrOldCodeDoesNothingAndFiveAreEnough() throws Exception {
		does("code", Map.of());
		String code = code();
		String wrong = code.equals("00000000") ? "00000001" : "00000000";
		for (int i = 0; i < 5; i++) {
			assertThat(does("erasure", Map.of("code", wrong)).getStatus()).isEqualTo(400);
		}
		assertThat(does("erasure", Map.of("code", code)).getStatus()).as("after five").isEqualTo(400);
		does("code", Map.of());
		String second = code();
		this.database.sql("update identity_code set sent_at = sent_at - interval '16 minutes' where number = ?")
			.param(this.number)
			.update();
		assertThat(does("export", Map.of("code", second)).getStatus()).isEqualTo(400);
		assertThat(does("export", Map.of("code", "")).getStatus()).isEqualTo(400);
		assertThat(erased(this.number)).isFalse();
	}

	@Test
	void whoeverHasNotShownTheSecretIsLedToThePageThatAsksForIt() throws Exception {
		for (String step : List.of("code", "export", "erasure")) {
			MockHttpServletResponse answer = this.http
				.perform(post("/follow/" + this.other + "/data/" + step).param("code", "1")
					.session(this.session)
					.with(csrf()))
				.andReturn()
				.getResponse();
			assertThat(answer.getRedirectedUrl()).isEqualTo("/follow/" + this.other);
		}
		assertThat(this.database.sql("select count(*) from identity_code where number = ?")
			.param(this.other)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void whatMustBeKeptStaysAndTheReasonIsNotTold() throws Exception {
		this.work.fillsIn("privacy", "/privacy/holds", Map.of("number", this.other, "reason", "法院调查"));
		does("code", Map.of());
		MockHttpServletResponse answer = does("erasure", Map.of("code", code()));
		assertThat(answer.getStatus()).isEqualTo(409);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("法院");
		assertThat(erased(this.number)).isFalse();
	}

	@Test
	void anAddressThatIsKeptNoLongerErasesNothing() throws Exception {
		does("code", Map.of());
		String code = code();
		this.database.sql("""
				update contact set email_sealed = null, email_masked = null, email_index = null
				where id = (select contact_id from feedback where number = ?)""").param(this.number).update();
		assertThat(does("erasure", Map.of("code", code)).getStatus()).isEqualTo(409);
		does("code", Map.of());
	}

	@Test
	void withoutAnAddressThereIsNoCode() throws Exception {
		String unreachable = this.work.submit(Answers.of("customer", Answers.of("phone", "13622220001")));
		this.database.sql("""
				update contact set email_sealed = null, email_masked = null, email_index = null
				where id = (select contact_id from feedback where number = ?)""").param(unreachable).update();
		this.http.perform(post("/follow").param("number", unreachable)
			.param("secret", this.work.secretOf(unreachable))
			.session(this.session)
			.with(csrf()));
		assertThat(this.http.perform(post("/follow/" + unreachable + "/data/code").session(this.session).with(csrf()))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(409);
	}

	private MockHttpServletResponse does(String step, Map<String, String> fields) throws Exception {
		var request = post("/follow/" + this.number + "/data/" + step).session(this.session).with(csrf());
		fields.forEach(request::param);
		return this.http.perform(request).andReturn().getResponse();
	}

	private MockHttpServletResponse page(String number) throws Exception {
		return this.http.perform(get("/follow/" + number).session(this.session)).andReturn().getResponse();
	}

	/** As it stands in the mail. */
	private String code() {
		byte[] key = this.database.sql("""
				select c.data_key from feedback f join contact c on c.id = f.contact_id where f.number = ?""")
			.param(this.number)
			.query((row, index) -> row.getBytes(1))
			.single();
		byte[] sealed = this.database.sql("""
				select body_sealed from outbox where number = ? and event = 'identityCode' order by id desc limit 1""")
			.param(this.number)
			.query((row, index) -> row.getBytes(1))
			.single();
		Matcher code = Pattern.compile("(?m)^\\d{8}$").matcher(this.vault.open(key, sealed));
		assertThat(code.find()).isTrue();
		return code.group();
	}

	private boolean erased(String number) {
		return this.database
			.sql("""
					select length(c.data_key) = 0 from feedback f join contact c on c.id = f.contact_id where f.number = ?""")
			.param(number)
			.query(Boolean.class)
			.single();
	}

}
