package feedbackloop.insights;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * A complaint about a member of staff does not exist for that person, and is an ordinary
 * case for everybody else.
 */
@CaseTest
class HiddenCaseTest {

	@Autowired
	private MockMvc http;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private JdbcClient database;

	@Test
	void itsAddressesSayWhatTheySayOfACaseThatDoesNotExist() throws Exception {
		String number = complaintAbout("manager2", "经理小李在电话里骂人");

		List<String> addresses = addressesOfCases();
		assertThat(addresses).contains("/cases/%s", "/cases/%s/clocks", "/api/cases/%s/trail", "/api/history/cases/%s");
		for (String address : addresses) {
			MockHttpServletResponse hidden = answer("manager2", address.formatted(number));
			assertThat(hidden.getStatus()).as(address).isEqualTo(404);
			assertThat(hidden.getContentAsString(StandardCharsets.UTF_8)).as(address)
				.isEqualTo(answer("manager2", address.formatted("FB-20200101-000001"))
					.getContentAsString(StandardCharsets.UTF_8)
					.replace("FB-20200101-000001", number));
		}
		for (String open : new String[] { "/cases/%s", "/api/cases/%s", "/api/cases/%s/trail",
				"/api/cases/%s/similar" }) {
			assertThat(answer("manager", open.formatted(number)).getStatus()).as(open).isEqualTo(200);
		}
	}

	/** Whatever is read of one case, so that no new address is forgotten. */
	private List<String> addressesOfCases() {
		return this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.filter((mapping) -> Set.of().equals(mapping.getMethodsCondition().getMethods())
					|| mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.filter((path) -> path.contains("/cases/{number}"))
			.map((path) -> path.replace("{number}", "%s").replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
			.toList();
	}

	@Test
	void itIsNeitherListedNorFoundNorSimilar() throws Exception {
		String number = complaintAbout("support2", "客服小赵一直推脱，从来不回电话");
		String other = this.work.submit(Answers.of("description", "客服一直推脱，不回电话"));

		for (String address : new String[] { "/api/cases?number=" + number, "/cases?number=" + number,
				"/api/cases?sort=received&text=一直推脱", "/cases?sort=received&text=一直推脱",
				"/api/cases/" + other + "/similar?limit=50", "/cases/" + other }) {
			assertThat(body("support2", address)).as(address).doesNotContain("小赵");
			assertThat(body("support", address)).as(address).contains(number);
		}
	}

	@Test
	void itsNumberStandsNowhereAmongOtherCases() throws Exception {
		String original = this.work.submit(Answers.of("description", "退货没有人处理"));
		this.work.completes("support", original, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(original);
		String number = this.work.submit(Answers.of("description", "退货没有人处理，客服小孙态度很差"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement, "aboutUser", "support2"));

		assertThat(body("support", "/api/cases/" + original)).contains(number);
		assertThat(body("support2", "/api/cases/" + original)).doesNotContain(number);
		assertThat(body("support2", "/cases/" + original)).doesNotContain(number);
	}

	@Test
	void itsTasksAreNotForThePerson() {
		String number = complaintAbout("lead2", "客服小周泄露了我的地址");
		String task = this.work.task(number, "firstResponse").getId();

		assertThat(this.rest.claim("lead2", task).statusCode()).isEqualTo(404);
		assertThat(this.rest.submits("lead2", task, Answers.answer()).statusCode()).isEqualTo(404);
		this.rest.completes("lead", task, Answers.answer());
	}

	@Test
	void itsTasksAreOnNoListOfThePerson() {
		String number = complaintAbout("lead2", "客服小吴挂断了三次电话");
		String another = complaintAbout("lead2", "客服小吴又挂断了电话");
		String task = this.work.task(number, "firstResponse").getId();
		String other = this.work.task(another, "firstResponse").getId();

		assertThat(tasksOf("lead")).contains(task, other);
		assertThat(tasksOf("manager")).contains(task, other);
		assertThat(tasksOf("lead2")).doesNotContain(task, other);
		assertThat(this.rest.program("lead2").get("/engine-rest/task/" + task).statusCode()).isEqualTo(404);
	}

	@Test
	void itsMessagesAndDuplicatesDoNotShow() throws Exception {
		String original = this.work.submit(Answers.of("description", "退款被拒绝"));
		this.work.completes("support", original, "triage", Answers.mediumDefect());
		String number = this.work.submit(Answers.of("description", "退款被客服小钱拒绝"));
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original, "aboutUser", "support2"));

		assertThat(body("support", "/cases/" + original)).contains(number);
		assertThat(body("support2", "/cases/" + original)).doesNotContain(number);
		assertThat(body("support", "/outbox")).contains(number);
		assertThat(body("support2", "/outbox")).doesNotContain(number);
	}

	@Test
	void thePersonMustExist() {
		String number = this.work.submit(Answers.of("description", "客服态度不好"));
		String task = this.work.task(number, "triage").getId();
		this.rest.claims("support", task);
		Map<String, Object> values = Answers.with(Answers.mediumDefect(), "aboutUser", "nobody");

		var answer = this.rest.submits("support", task, values);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(this.rest.message(answer)).contains("aboutUser");
	}

	/** Else each row costs a call, and the index of the column lies idle. */
	@Test
	void thePlannerOpensBothFunctions() {
		assertThat(plan("select number from feedback f where may_see(f, 'support2')")).contains("IS DISTINCT FROM")
			.doesNotContain("may_see");
		assertThat(plan("select number from hidden_from('support2')")).contains("about_user")
			.doesNotContain("hidden_from");
	}

	private String plan(String statement) {
		return String.join("\n", this.database.sql("explain verbose " + statement).query(String.class).list());
	}

	private String complaintAbout(String userId, String text) {
		String number = this.work.submit(Answers.of("description", text));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("service", 1, 3, 3), "aboutUser", userId));
		return number;
	}

	private String tasksOf(String userId) {
		return this.rest.program(userId).get("/engine-rest/task?sortBy=created&sortOrder=desc&maxResults=100").body();
	}

	private String body(String reader, String address) throws Exception {
		MockHttpServletResponse answer = answer(reader, address);
		assertThat(answer.getStatus()).as(address).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(String reader, String address) throws Exception {
		return this.http.perform(get(address).with(member(reader))).andReturn().getResponse();
	}

}
