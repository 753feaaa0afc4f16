package feedbackloop.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** S2-16, S2-25, S2-31, S-35, P-14. */
class MessageTextsTest {

	private static final MessageTexts texts = new MessageTexts("file:processes/");

	private static final Set<String> PUBLIC = Set.of("answeredShort", "mitigatedShort", "resolvedShort");

	@TempDir
	private Path folder;

	static Set<String> planned() {
		return texts.planned();
	}

	static Stream<String> toOneCustomer() {
		return planned().stream().filter((name) -> !PUBLIC.contains(name));
	}

	@Test
	void thePlanNamesEveryTemplateThatIsWrittenForCustomers() {
		assertThat(planned()).hasSize(20).contains("acknowledgement", "received", "answered", "resolved", "closed");
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
				.contains("receivedAt", "followLink");
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
				.isSubsetOf("secret", "number", "statusText", "receivedAt", "followLink", "helpLink");
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
					"movedBecause")) {
				few.put(name, null);
			}
			few.put("improved", false);
			assertThat(texts.fill(template, language, few).body()).doesNotContain("{{", "null", "：。", "\n\n\n")
				.endsWith("\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "escalation", "reminder", "startedWithoutApproval", "mention", "assigned", "handedOver",
			"customerAnswered", "noAnswer" })
	void aNoticeToStaffHoldsNumberAndLinkOnly(String template) {
		for (String language : MessageTexts.LANGUAGES) {
			assertThat(texts.template(template, language).bodyNames()).contains("number", "link")
				.isSubsetOf("number", "link", "task", "due", "percent", "left", "late", "actions");
		}
	}

	@Test
	void aMissingTextIsNamed() throws IOException {
		Files.delete(copy().resolve("messages/answered.en.txt"));

		assertThatIllegalStateException().isThrownBy(this::read)
			.withMessageContaining("messages/answered.en.txt is missing; the table messagePlan names it");
	}

	@Test
	void aMisspeltNameIsNamedWithItsPlace() throws IOException {
		Path text = copy().resolve("messages/answered.en.txt");
		Files.writeString(text, Files.readString(text).replace("{{nextStep}}", "{{nextStop}}"));

		assertThatIllegalStateException().isThrownBy(this::read)
			.withMessageContainingAll("processes/messages/answered.en.txt", "[nextStop]", "nextStep");
	}

	@Test
	void aSectionThatIsNeverClosedIsNamedWithItsPlace() throws IOException {
		Path text = copy().resolve("messages/closed.zh-CN.txt");
		Files.writeString(text, Files.readString(text).replace("{{/improved}}", ""));

		assertThatIllegalStateException().isThrownBy(this::read)
			.withMessageContainingAll("processes/messages/closed.zh-CN.txt", "improved");
	}

	@Test
	void theSubmittersWordsAreRefusedInTheAcknowledgementAndInSubjects() throws IOException {
		Path acknowledgement = copy().resolve("messages/acknowledgement.en.txt");
		String good = Files.readString(acknowledgement);
		Files.writeString(acknowledgement, good + "{{product}}\n");
		assertThatIllegalStateException().isThrownBy(this::read).withMessageContaining("[product]");

		Files.writeString(acknowledgement, good);
		Path closed = this.folder.resolve("messages/closed.en.txt");
		Files.writeString(closed, "{{product}} " + Files.readString(closed));
		assertThatIllegalStateException().isThrownBy(this::read)
			.withMessageContainingAll("closed.en.txt (subject)", "[product]");
	}

	@Test
	void aTextWithoutSubjectIsRefused() throws IOException {
		Files.writeString(copy().resolve("messages/closed.en.txt"), "\n\nHello");

		assertThatIllegalStateException().isThrownBy(this::read)
			.withMessageContaining("first line must be the subject");
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

	private Path copy() throws IOException {
		FileSystemUtils.copyRecursively(Path.of("processes"), this.folder);
		return this.folder;
	}

	private MessageTexts read() {
		return new MessageTexts("file:" + this.folder + "/");
	}

}
