package feedbackloop.desk;

import java.security.Principal;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.audit.AccessLog;
import feedbackloop.process.AccountNames;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.TaskDesk;
import feedbackloop.suggestions.Suggestions;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code feedback-loop.claim-by-typing} decides, on our page and for Tasklist. The
 * parts that read it are made once more with the setting off.
 */
@CaseTest
class ClaimByTypingTest {

	private static final Principal SUPPORT = () -> "support";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskDesk desk;

	@Autowired
	private TaskDrafts drafts;

	@Autowired
	private PeopleInForm people;

	@Autowired
	private MeasuresInForm measures;

	@Autowired
	private KnownFacts known;

	@Autowired
	private Suggestions suggestions;

	@Autowired
	private AccessLog looks;

	@Autowired
	private AccountNames names;

	@Autowired
	private RefusalWords refusals;

	@Autowired
	private Words words;

	@Autowired
	private HouseTime time;

	@Autowired
	private ObjectMapper json;

	private String number;

	private String task;

	private MockHttpServletRequest typed;

	@BeforeEach
	void begin() {
		this.number = this.work.submit();
		this.task = this.work.task(this.number, "triage").getId();
		this.typed = new MockHttpServletRequest("POST", "/tasks/" + this.task);
		this.typed.setParameter("restatement", "打不开");
	}

	@Test
	void whereItIsOnTheFirstThingThatIsTypedClaims() {
		TaskPage page = page(true);
		assertThat(shown(page).getAttribute("isOpen")).isEqualTo(true);
		page.save(this.task, null, null, 0, SUPPORT, Locale.ENGLISH, this.typed);
		assertThat(assignee()).isEqualTo("support");
		assertThat(forTasklist(true)).isTrue();
	}

	@Test
	void whereItIsOffTheFormIsClosedUntilSomebodyClaims() {
		TaskPage page = page(false);
		assertThat(shown(page).getAttribute("isOpen")).isEqualTo(false);
		assertThat(forTasklist(false)).isFalse();

		Model refused = new ExtendedModelMap();
		assertThat(act(page, "complete", refused)).isEqualTo(403);
		assertThat(refused.getAttribute("errors").toString()).contains("Claim this task before you submit it");
		page.save(this.task, version(), null, 0, SUPPORT, Locale.ENGLISH, this.typed);
		assertThat(assignee()).as("a draft claims nothing").isNull();
		assertThat(this.drafts.find(this.task, "support").orElseThrow().values().toString()).contains("打不开");

		act(page, "claim", new ExtendedModelMap());
		assertThat(assignee()).isEqualTo("support");
		assertThat(shown(page).getAttribute("isOpen")).isEqualTo(true);
		page.save(this.task, version(), null, 0, SUPPORT, Locale.ENGLISH, this.typed);
	}

	private TaskPage page(boolean typingClaims) {
		return new TaskPage(this.desk, this.drafts, this.people, this.measures, this.known, this.suggestions,
				this.looks, this.names, this.refusals, this.words, this.time, this.json, typingClaims);
	}

	private Model shown(TaskPage page) {
		Model shown = new ExtendedModelMap();
		page.show(this.task, SUPPORT, Locale.ENGLISH, this.typed, new MockHttpServletResponse(), shown);
		return shown;
	}

	private int act(TaskPage page, String act, Model model) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		page.act(this.task, act, version(), SUPPORT, Locale.ENGLISH, this.typed, response, model);
		return response.getStatus();
	}

	private Long version() {
		return this.drafts.find(this.task, "support").map(TaskDraft::version).orElse(null);
	}

	private boolean forTasklist(boolean typingClaims) {
		return new TaskDraftsApi(this.drafts, this.time, typingClaims)
			.find(this.task, SUPPORT, new DefaultCsrfToken("X", "x", "token"))
			.typingClaims();
	}

	private String assignee() {
		return this.work.task(this.number, "triage").getAssignee();
	}

}
