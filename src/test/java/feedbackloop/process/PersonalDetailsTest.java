package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people write into accounts, in the web apps and over engine-rest.
 */
@CaseTest
class PersonalDetailsTest {

	private static final String PERSON = "analytics2";

	@Autowired
	private TaskRest rest;

	@Autowired
	private IdentityService identities;

	@Autowired
	private ObjectMapper json;

	private User before;

	@BeforeEach
	void remember() {
		this.before = person();
	}

	@AfterEach
	void putBack() {
		User person = person();
		person.setFirstName(this.before.getFirstName());
		person.setLastName(this.before.getLastName());
		person.setEmail(this.before.getEmail());
		this.identities.saveUser(person);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "{{7*7}}", "two\nlines", "nul\0", "\u202Egnirts",
			"zero\u200Bwidth", "\u3164", "   ", "😀", "${now()}" })
	void aNameThatIsNoneIsRefusedInWords(String name) throws Exception {
		assertRefused(Map.of("id", PERSON, "firstName", name, "lastName", "x"), "firstName must be 1 to 100");
		assertRefused(Map.of("id", PERSON, "firstName", "x", "lastName", name), "lastName must be 1 to 100");
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 255, 256, 4001 })
	void aNameThatIsTooLongIsRefusedInWords(int length) throws Exception {
		assertRefused(Map.of("id", PERSON, "firstName", "长".repeat(length)), "firstName must be 1 to 100");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "a@b", "a@b.example,c@d.example", "a@b.example c@d.example",
			"mailto:a@b.example", "Me <a@b.example>", "a..b@c.example", ".a@b.example", "a@-b.example", "a@b..example",
			"a@[127.0.0.1]", "a@b.example\r\nBcc: c@d.example", "乡@example.org", "\u200Ba@b.example" })
	void anAddressThatNoMailReachesIsRefusedInWords(String address) throws Exception {
		assertRefused(Map.of("id", PERSON, "firstName", "x", "email", address), "email is not an e-mail address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "李·明", "O'Neil", "Jean-Luc", "客服 Support", "Müller, Anna (2)", "ทดสอบ" })
	void aNameAndAnAddressAreKept(String name) throws Exception {
		Map<String, Object> details = Map.of("id", PERSON, "firstName", name, "lastName", name, "email",
				"li.ming+work@mail.example.org");
		for (Caller caller : new Caller[] { this.rest.program(PERSON), this.rest.tasklist(PERSON) }) {
			HttpResponse<String> answer = saves(caller, details);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
		}
		assertThat(person().getFirstName()).isEqualTo(name);
		assertThat(person().getEmail()).isEqualTo("li.ming+work@mail.example.org");
	}

	private void assertRefused(Map<String, Object> details, String sentence) throws Exception {
		for (String userId : new String[] { PERSON, "admin" }) {
			for (Caller caller : new Caller[] { this.rest.program(userId), this.rest.tasklist(userId) }) {
				HttpResponse<String> answer = saves(caller.with("Accept-Language", "en"), details);
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
				assertThat(this.rest.message(answer)).contains(sentence);
			}
		}
		assertThat(person().getFirstName()).isEqualTo(this.before.getFirstName());
		assertThat(person().getEmail()).isEqualTo(this.before.getEmail());
	}

	private HttpResponse<String> saves(Caller caller, Map<String, Object> details) throws Exception {
		String door = caller.cookie("JSESSIONID").isPresent() ? "/camunda/api/engine/engine/default" : "/engine-rest";
		return caller.putJson(door + "/user/" + PERSON + "/profile", this.json.writeValueAsString(details));
	}

	private User person() {
		return this.identities.createUserQuery().userId(PERSON).singleResult();
	}

}
