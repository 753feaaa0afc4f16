package feedbackloop.notification;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MessageTextsTest {

	private static final MessageTexts texts = texts();

	private static final Set<String> PUBLIC = Set.of("answeredShort", "mitigatedShort", "resolvedShort");

	private final Map<String, String> files = copy();

	static Set<String> planned() {
		return PlannedMessages.read(copy().get(PlannedMessages.PLAN)).templates();
	}

	static Stream<String> toOneCustomer() {
		return planned().stream().filter((name) -> !PUBLIC.contains(name));
	}

	@Test
	void thePlanNamesEveryTemplateThatIsWrittenForCustomers() {
		assertThat(planned()).hasSize(23).contains("acknowledgement", "received", "answered", "resolved", "closed");
	}

	@Test
	void theOthersTheApplicationSendsByItself() {
		Set<String> others = this.files.keySet()
			.stream()
			.filter((name) -> name.startsWith("processes/messages/"))
			.map(MessageTexts::template)
			.filter((template) -> !planned().contains(template))
			.collect(Collectors.toSet());
		Set<String> own = new TreeSet<>(MessageTextsContract.STAFF_NOTICES);
		own.addAll(MessageTextsContract.FOR_CUSTOMERS);
		assertThat(own).isEqualTo(others);
	}

	@ParameterizedTest
	@MethodSource("planned")
	void everyMessageThanksAndNamesTheCaseAndOffersHelp(String template) {
		for (String language : MessageTexts.LANGUAGES) {
			MessageTemplate text = texts.template(template, language);
			assertThat(text.bodyNames()).as(template + " " + language).contains("number", "helpLink");
			assertThat(text.subjectNames()).contains("number");
		}
		assertThat(full(template, "zh-CN").body()).contains("谢谢");
		assertThat(full(template, "en").body()).containsIgnoringCase("thank you");
	}

	@ParameterizedTest
	@MethodSource("toOneCustomer")
	void everyMessageToOneCustomerSaysWhenItBeganAndHowToGoOn(String template) {
		for (String language : MessageTexts.LANGUAGES) {
			assertThat(texts.template(template, language).bodyNames()).as(template + " " + language)
				.contains("receivedAt", "followLink", "contactPoint");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "answered", "answeredShort", "mitigated", "progress", "promiseMoved" })
	void aMessageAboutWorkUnderWayNamesTheDatePromised(String template) {
		for (String language : MessageTexts.LANGUAGES) {
			assertThat(texts.template(template, language).bodyNames()).contains("expectedBy");
		}
	}

	@Test
	void theClosingMessageSaysWhatIsWatchedFromNowOn() {
		assertThat(full("closed", "zh-CN").body()).contains("产品改进", "继续观察", "2026年12月31日");
		assertThat(full("closed", "en").body()).contains("an improvement of the product", "watching",
				"31 December 2026");
	}

	@Test
	void theAcknowledgementAloneCarriesTheSecretAndNothingThatTheSubmitterWrote() {
		for (String language : MessageTexts.LANGUAGES) {
			assertThat(texts.template("acknowledgement", language).bodyNames()).contains("secret")
				.isSubsetOf("secret", "number", "statusText", "receivedAt", "followLink", "helpLink", "contactPoint");
		}
		planned().stream()
			.filter((template) -> !template.equals("acknowledgement"))
			.forEach((template) -> assertThat(full(template, "en").body()).doesNotContain("the-secret"));
	}

	@ParameterizedTest
	@MethodSource("planned")
	void everyMessageReadsWellWithoutTheOptionalFacts(String template) {
		for (String language : MessageTexts.LANGUAGES) {
			Map<String, Object> few = new HashMap<>(values(language));
			for (String name : Set.of("product", "nextStep", "workaround", "expectedBy", "done", "watchUntil",
					"movedBecause", "contactPoint")) {
				few.put(name, null);
			}
			few.put("improved", false);
			assertThat(texts.fill(template, language, few).body()).doesNotContain("{{", "null", "：。", "\n\n\n")
				.endsWith("\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "escalation", "reminder", "startedWithoutApproval", "mention", "assigned", "handedOver",
			"customerAnswered", "customerReplied", "noAnswer", "bounced", "incident", "tooManyReveals", "offered",
			"measureOwner", "disputed", "decided", "improvementOwner", "drafted" })
	void aNoticeToStaffHoldsNumberAndLinkOnly(String template) {
		for (String language : MessageTexts.LANGUAGES) {
			assertThat(texts.template(template, language).bodyNames()).contains("number", "link")
				.isSubsetOf("number", "link", "task", "person", "due", "percent", "left", "late", "actions");
		}
	}

	@Test
	void aMissingTextIsNamed() {
		this.files.remove("processes/messages/answered.en.txt");

		assertThat(findings("processes/messagePlan.dmn")).containsExactly(
				Finding.of("processes/messagePlan.dmn", "", "textMissing", "processes/messages/answered.en.txt"));
		assertThat(findings("processes/messages/answered.zh-CN.txt")).extracting(Finding::code)
			.containsExactly("textMissing");
	}

	@Test
	void aMisspeltNameIsNamedWithItsLine() {
		edit("processes/messages/answered.en.txt", "{{nextStep}}", "{{nextStop}}");

		Finding finding = findings("processes/messages/answered.en.txt").get(0);
		assertThat(finding.code()).isEqualTo("textNames");
		assertThat(finding.arguments().get(0)).isEqualTo("nextStop");
		assertThat(finding.arguments().get(1)).contains("nextStep");
		List<String> lines = this.files.get("processes/messages/answered.en.txt").lines().toList();
		int line = Integer.parseInt(finding.place().substring("line ".length()));
		assertThat(lines.get(line - 1)).contains("{{nextStop}}");
	}

	@Test
	void aSectionThatIsNeverClosedIsNamedWithItsLine() {
		edit("processes/messages/closed.zh-CN.txt", "{{/improved}}", "");

		Finding finding = findings("processes/messages/closed.zh-CN.txt").get(0);
		assertThat(finding.code()).isEqualTo("textTemplate");
		assertThat(finding.arguments().get(0)).isEqualTo("{{#improved}}");
		assertThat(finding.place()).matches("line \\d+");
	}

	@Test
	void theSubmittersWordsAreRefusedInTheAcknowledgementAndInSubjects() {
		edit("processes/messages/acknowledgement.en.txt", "{{number}}", "{{number}} {{product}}");
		edit("processes/messages/closed.en.txt", "{{number}}", "{{product}}");

		for (String name : List.of("processes/messages/acknowledgement.en.txt", "processes/messages/closed.en.txt")) {
			assertThat(findings(name)).extracting(Finding::code, Finding::place)
				.containsExactly(tuple("textNames", "line 1"));
		}
	}

	/** When the plan goes live, all texts are checked as they would be used by it. */
	@Test
	void aTextMustFitWhatThePlanUsesItFor() {
		edit(PlannedMessages.PLAN, "<text>\"acknowledgement\"</text>", "<text>\"received\"</text>");

		assertThat(findings("processes/messages/received.en.txt")).extracting(Finding::code, Finding::place)
			.contains(tuple("textNames", "line 5"), tuple("textNeeds", ""));
	}

	@Test
	void aTextWithoutSubjectIsRefused() {
		this.files.put("processes/messages/closed.en.txt", "\n\nHello");

		assertThat(findings("processes/messages/closed.en.txt"))
			.containsExactly(Finding.of("processes/messages/closed.en.txt", "line 1", "textShape"));
	}

	@Test
	void aReplyMayNotNameThePerson() {
		edit("processes/replies/apology.en.txt", "We have", "Dear {{name}}, we have");

		assertThat(new ReplyTemplatesContract().check("processes/replies/apology.en.txt",
				this.files.get("processes/replies/apology.en.txt"), this.files::get))
			.extracting(Finding::code)
			.containsExactly("textNames");
	}

	@Test
	void ourOwnTextsHaveNoFindings() {
		this.files.forEach((name, text) -> {
			assertThat(findings(name)).as(name).isEmpty();
			assertThat(new ReplyTemplatesContract().reads(name)
					? new ReplyTemplatesContract().check(name, text, this.files::get) : List.of())
				.as(name)
				.isEmpty();
		});
	}

	private List<Finding> findings(String name) {
		MessageTextsContract contract = new MessageTextsContract();
		return contract.reads(name) ? contract.check(name, this.files.get(name), this.files::get) : List.of();
	}

	private void edit(String name, String part, String replacement) {
		assertThat(this.files.get(name)).contains(part);
		this.files.put(name, this.files.get(name).replaceFirst(Pattern.quote(part), replacement));
	}

	private MessageText full(String template, String language) {
		return texts.fill(template, language, values(language));
	}

	private static Map<String, Object> values(String language) {
		boolean english = language.equals("en");
		Map<String, Object> values = new HashMap<>();
		for (String name : new TreeSet<>(
				Set.of("number", "statusText", "receivedAt", "product", "text", "nextStep", "workaround"))) {
			values.put(name, "<" + name + ">");
		}
		values.put("secret", "the-secret");
		values.put("followLink", "http://localhost:8080/");
		values.put("helpLink", "http://localhost:8080/help");
		values.put("expectedBy", english ? "30 November 2026" : "2026年11月30日");
		values.put("watchUntil", english ? "31 December 2026" : "2026年12月31日");
		values.put("movedBecause", english ? "our working calendar changed" : "工作日历调整");
		values.put("done", english ? "an improvement of the product" : "产品改进");
		values.put("improved", true);
		return values;
	}

	private static MessageTexts texts() {
		Map<String, String> files = copy();
		List<String> names = files.keySet().stream().filter((name) -> name.startsWith("processes/messages/")).toList();
		Map<String, MessageTemplate> read = MessageTexts.read(names, files::get);
		return new MessageTexts(() -> read);
	}

	private static Map<String, String> copy() {
		ModelFolder folder = new ModelFolder(Path.of(""));
		return Stream.of("processes", "processes/messages", "processes/replies")
			.flatMap(
					(name) -> Stream.concat(folder.list(name, ".txt").stream(), folder.list(name, "Plan.dmn").stream()))
			.collect(Collectors.toMap((name) -> name, folder::read));
	}

}
