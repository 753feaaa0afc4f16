package feedbackloop.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.feedback.AskedFields;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a channel asks for and means is the live table's. */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class ChannelRulesTest {

	private static final String TABLE = "processes/channelRequirements.dmn";

	@Autowired
	private CaseWork work;

	@Autowired
	private ChannelRules rules;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private ModelFiles files;

	@Autowired
	private Words words;

	@ParameterizedTest
	@EnumSource(Channel.class)
	void whatAChannelAsksForIsMissingUntilItIsSaid(Channel channel) {
		List<String> required = this.rules.of(channel).required();
		assertThat(AskedFields.ALL).containsAll(required);
		assertThat(of(Map.of("channel", channel.key(), "description", "x")).missing())
			.containsExactlyElementsOf(required);
		assertThat(of(everything(channel)).missing()).isEmpty();
	}

	@Test
	void aChangedRowCountsForTheNextFeedback() {
		String before = this.work.submit(Map.of("channel", "interview", "description", "x"));
		change("\"summary, demand, givenAt, interviewer\"</text></outputEntry>\n        <outputEntry id=\"interview_out_givenAt\"><text>\"given\"</text></outputEntry>\n        <outputEntry id=\"interview_out_receivedAt\"><text>\"recorded\"",
				"\"region, module\"</text></outputEntry>\n        <outputEntry id=\"interview_out_givenAt\"><text>\"given\"</text></outputEntry>\n        <outputEntry id=\"interview_out_receivedAt\"><text>\"given\"");
		Feedback after = of(Map.of("channel", "interview", "description", "x", "givenAt", "2026-01-05T10:30"));
		assertThat(after.missing()).containsExactly("region", "module");
		assertThat(after.milestones().receivedAt()).isEqualTo("2026-01-05T02:30:00Z");
		assertThat(this.cases.findByNumber(before).orElseThrow().missing()).contains("interviewer");
	}

	@Test
	void whatIsStatedCountsOnlyWhereTheTableTakesIt() {
		Map<String, Object> late = Map.of("channel", "inApp", "description", "x", "givenAt", "2026-01-05T10:30");
		assertThat(of(late).milestones().givenAt()).isAfter(Instant.parse("2026-02-01T00:00:00Z"));
		change("inApp_out_givenAt\"><text>\"received\"", "inApp_out_givenAt\"><text>\"given\"");
		assertThat(of(late).milestones().givenAt()).isEqualTo("2026-01-05T02:30:00Z");
	}

	@Test
	void reachFollowsTheTableWhereNoMailIsKnown() {
		assertThat(reach("survey", Map.of())).isEqualTo("none");
		assertThat(reach("survey", Map.of("phone", "13800001111"))).isEqualTo("page");
		assertThat(reach("survey", Map.of("email", "a@example.org"))).isEqualTo("direct");
		assertThat(reach("social", Map.of("phone", "13800001111"))).isEqualTo("public");
		change("social_out_reach\"><text>\"public\"", "social_out_reach\"><text>\"none\"");
		assertThat(reach("social", Map.of())).isEqualTo("none");
	}

	@Test
	void thePageOfTheTableNamesAllThatMayBeAskedFor() {
		for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
			assertThat(this.words.in(language).say("rules.column.required")).contains(AskedFields.ALL);
		}
	}

	@Test
	void modelsWithoutTheTableAskForNothing() {
		Map<String, String> texts = new LinkedHashMap<>();
		this.files.list("processes", ".dmn").forEach((name) -> texts.put(name, this.files.read(name)));
		texts.remove(TABLE);
		this.files.rehearse(texts, () -> assertThat(this.rules.all()).hasSize(Channel.values().length)
			.allSatisfy((channel, rule) -> assertThat(rule).isEqualTo(ChannelRule.NONE)));
		assertThat(this.rules.of(Channel.PHONE)).isNotEqualTo(ChannelRule.NONE);
	}

	private String reach(String channel, Map<String, Object> customer) {
		return of(Map.of("channel", channel, "description", "x", "customer", customer)).arrival().reach();
	}

	private void change(String part, String replacement) {
		this.deployments.deploy(List.of(this.live.with(TABLE, part, replacement)),
				new Change("owner", Source.PAGE, null, null));
	}

	/** Without the usual fields of other tests. */
	private Feedback of(Map<String, Object> fields) {
		Map<String, Object> given = Answers.of("demand", "", "product", "", "customer", Map.of());
		given.putAll(fields);
		return this.cases.findByNumber(this.work.submit(given)).orElseThrow();
	}

	private static Map<String, Object> everything(Channel channel) {
		Map<String, Object> given = Answers.of("channel", channel.key(), "description", "x", "summary", "s", "demand",
				"d", "givenAt", "2026-01-05T10:30", "product", "p", "region", "r", "userCategory", "u", "coreBlocked",
				"no", "customer", Map.of("anonymous", true), "link", "https://example.org/1", "rating", 3);
		List.of("ticketReference", "surveyName", "store", "appVersion", "platform", "interviewer")
			.forEach((name) -> given.put(name, "x"));
		return given;
	}

}
