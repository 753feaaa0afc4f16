package feedbackloop.models.compare;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Owners compare two texts; what is wrong is said in words, and nothing of a text becomes
 * markup.
 */
@CaseTest
class ComparePageTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Test
	void twoTextsAreComparedAndNothingOfThemBecomesMarkup() throws Exception {
		String page = post("owner", 200, Map.of("name", "processes/messages/sample.en.txt", "fromText", "Hello\nBye",
				"toText", "<script>alert(1)</script>\nBye"));
		assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
	}

	@Test
	void whatIsTheSameIsShownWhenThatIsTickedOnly() throws Exception {
		assertThat(post("owner", 200, Map.of("name", "processes/messages/sample.en.txt", "fromText", "Hello\nBye",
				"toText", "Good day\nBye")))
			.contains("class=\"show-same\"", "data-mark=\"same\"");
		assertThat(post("owner", 200,
				Map.of("name", "processes/messages/sample.en.txt", "fromText", "Hello\nBye", "toText", "Hello\nBye")))
			.doesNotContain("class=\"show-same\"");
	}

	@Test
	void theDraftIsComparedWithWhatIsLive() {
		ModelFile edited = this.live.with("processes/messages/closed.en.txt", "Thank you", "Many thanks");
		int version = this.versions.live(edited.name()).orElseThrow().version();
		this.drafts.save(edited, version, 0, "owner");
		try {
			Matcher link = Pattern.compile("href=\"(/rules/compare\\?[^\"]*closed\\.en\\.txt[^\"]*to=draft)\"")
				.matcher(this.work.page("owner", "/rules/drafts"));
			assertThat(link.find()).as("link on the page of drafts").isTrue();
			assertThat(this.work.page("owner", link.group(1).replace("&amp;", "&"))).contains("Many thanks")
				.contains("Thank you");
		}
		finally {
			this.drafts.discard(edited.name(), 1);
		}
	}

	@Test
	void whatIsWrongIsSaid() throws Exception {
		assertThat(post("owner", 400, Map.of("name", "pom.xml", "fromText", "a", "toText", "b")))
			.contains("name 应是流程、决策表、表单");
		assertThat(post("owner", 400, Map.of("name", "processes/grade.dmn", "fromText", "<a", "toText", "<a")))
			.contains("processes/grade.dmn 无法读取：第 1 行", "不是合格的 XML");
		assertThat(post("owner", 400, Map.of("name", "processes/grade.dmn", "fromText", "", "toText", "<a")))
			.contains("请填写 fromText");
		post("auditor", 403, Map.of("name", "processes/grade.dmn", "fromText", "a", "toText", "b"));
		assertThat(this.work.page("auditor", "/rules/compare")).doesNotContain("id=\"texts\"");
	}

	private String post(String userId, int status, Map<String, String> fields) throws Exception {
		MockHttpServletRequestBuilder form = MockMvcRequestBuilders.post("/rules/compare")
			.with(csrf())
			.with(member(userId));
		fields.forEach(form::param);
		var answer = this.http.perform(form).andReturn().getResponse();
		assertThat(answer.getStatus()).isEqualTo(status);
		return answer.getContentAsString();
	}

}
