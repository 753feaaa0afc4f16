package feedbackloop.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a form must keep to, whoever edits it: the names and values that its task accepts,
 * both languages, and only what Tasklist 7.24 (form-js 1.8.7) can render and submit.
 */
class FormsTest {

	private static final Path FORMS = Path.of("forms");

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String MEASURE = "title kind department owner due effortDays criteria metric risk pilot noPilotReason"
			+ " dependencies targetVersion";

	/** What each form submits; after the names, each list and its columns. */
	private static final Map<String, Set<String>> SUBMITTED = Map.ofEntries(form("triage",
			"verdict question originalNumber reason silent restatement feedbackType affected customersStated"
					+ " severity urgency majorLossRisk"
					+ " complianceRisk riskReason responseText resolvedAtFirstContact improvementNumber caseOwner aboutUser"
					+ " personalData module region userCategory customerGroup"),
			form("firstResponse", "responseText resolvedAtFirstContact workaround nextStep expectedBy reached"),
			form("dispute", "disputeDecision responseText overrideReason"),
			form("contribute", "contribution methods technicalClass effort strategicFit industryWide"),
			form("analysis", "whys stopReason rootCause direction handleImmediately measures", "whys", "why evidence",
					"measures", MEASURE),
			form("plan", "measures oneKindReason noMeasureReason", "measures", MEASURE),
			form("approval", "approved reason overrideReason"),
			form("fix", "fixSummary landing fixVersion rollbackPlan regressionTests"),
			form("test", "testPassed testResult overrideReason"), form("pilot", "pilotPassed pilotResult rolledBack"),
			form("release", "released releaseWindow rolledBack reason"),
			form("verification",
					"verificationPassed verificationMethod verificationEvidence returnTo failedMeasures overrideReason"),
			form("closure", "articles noKnowledgeReason cost effect warningSignals watchUntil overrideReason",
					"articles", "kind title body public"));

	/** The values that a field with choices may submit, by its name or list.name. */
	private static final Map<String, Set<String>> CHOICES = Map.ofEntries(
			choice("verdict", "valid duplicate spam invalid needsInformation"),
			choice("feedbackType",
					"defect experience performance suggestion service wording transaction paymentSecurity documentation"
							+ " praise"),
			choice("affected", "1 2 3 4 5"), choice("severity", "1 2 3 4 5"), choice("urgency", "1 2 3 4 5"),
			choice("reached", "answered publicReply notReachable"),
			choice("disputeDecision", "explain reopen retriage"), choice("technicalClass", "bug design resource"),
			choice("effort", "S M L XL"), choice("strategicFit", "low medium high"),
			choice("stopReason", "rootReached outsideControl knownCause notApplicable"),
			choice("measures.kind", "product process communication education"),
			choice("measures.department",
					"support lead product engineering operations quality analytics legal privacy manager owner"),
			choice("landing", "system document training procedure"),
			choice("verificationMethod", "dataComparison userTest abTest review"),
			choice("returnTo", "plan analysis fix"), choice("articles.kind", "faq article manual"),
			choice("industryWide", "true false"), choice("handleImmediately", "true false"),
			choice("approved", "true false"), choice("testPassed", "true false"), choice("pilotPassed", "true false"),
			choice("released", "true false"), choice("rolledBack", "true false"),
			choice("verificationPassed", "true false"));

	/** What form-js 1.8.7 renders; one unknown type and the whole form stays empty. */
	private static final Set<String> RENDERED = words("textfield textarea number datetime expression checkbox checklist"
			+ " radio select taglist text image table html spacer separator group dynamiclist iframe button");

	private static final Set<String> DATES = words("expectedBy measures.due watchUntil");

	static Stream<String> keys() {
		return SUBMITTED.keySet().stream().sorted();
	}

	@Test
	void everyFormInTheFolderIsListedHere() throws IOException {
		try (Stream<Path> files = Files.list(FORMS)) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(SUBMITTED.keySet().stream().map((key) -> key + ".form").toList());
		}
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aFormIsNamedLikeItsFileAndMadeForTasklist724(String key) {
		JsonNode form = read(key);
		assertThat(form.path("id").asText()).isEqualTo(key);
		assertThat(form.path("type").asText()).isEqualTo("default");
		assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
		assertThat(form.path("executionPlatformVersion").asText()).startsWith("7.24");
		assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void tasklistCanRenderEveryComponent(String key) {
		assertThat(fields(key)).extracting((field) -> field.node().path("type").asText()).isSubsetOf(RENDERED);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aFormSubmitsTheNamesThatItsTaskAccepts(String key) {
		List<String> names = fields(key).stream().map(Field::name).filter((name) -> !name.isEmpty()).toList();
		assertThat(names).doesNotHaveDuplicates();
		assertThat(names).containsExactlyInAnyOrderElementsOf(SUBMITTED.get(key));
	}

	@ParameterizedTest
	@MethodSource("keys")
	void idsAreUnique(String key) {
		assertThat(fields(key)).extracting((field) -> field.node().path("id").asText())
			.doesNotContain("")
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("keys")
	void everyTextIsChineseFirstAndEnglishAfterIt(String key) {
		for (Field field : fields(key)) {
			assertThat(texts(field.node())).as("texts of " + field.node().path("id").asText())
				.isNotEmpty()
				.allSatisfy((text) -> assertThat(text.replaceAll("\\{\\{.*?}}", ""))
					.matches("(?s)[^\\p{IsHan}]*\\p{IsHan}.*\\p{IsLatin}.*"));
		}
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aFormOpensWithALinkToTheCase(String key) {
		JsonNode header = read(key).path("components").path(0);
		assertThat(header.path("type").asText()).isEqualTo("text");
		assertThat(header.path("text").asText()).contains("(/cases/{{feedbackNumber}})");
	}

	@ParameterizedTest
	@MethodSource("keys")
	void choicesAreStringsOfTheContract(String key) {
		for (Field field : fields(key, "select", "radio", "checklist")) {
			assertThat(values(field)).as(field.name()).allMatch(JsonNode::isTextual);
			assertThat(values(field)).as(field.name())
				.extracting(JsonNode::asText)
				.containsExactlyInAnyOrderElementsOf(choicesOf(key, field));
		}
	}

	@Test
	void failedMeasuresAreNumbers() {
		assertThat(fields("verification", "taglist")).singleElement().satisfies((field) -> {
			assertThat(field.name()).isEqualTo("failedMeasures");
			assertThat(values(field)).isNotEmpty().allMatch(JsonNode::isInt);
		});
	}

	@ParameterizedTest
	@MethodSource("keys")
	void datesAreDatesWithoutATime(String key) {
		assertThat(fields(key, "datetime")).extracting(Field::name)
			.containsExactlyInAnyOrderElementsOf(DATES.stream().filter(SUBMITTED.get(key)::contains).toList());
		assertThat(fields(key, "datetime")).allSatisfy((field) -> {
			assertThat(field.node().path("subtype").asText()).isEqualTo("date");
			assertThat(field.node().has("timeSerializingFormat")).isFalse();
		});
	}

	@ParameterizedTest
	@MethodSource("keys")
	void noListLosesItsRowsBeyondTheFifth(String key) {
		assertThat(fields(key, "dynamiclist")).allSatisfy((list) -> {
			assertThat(list.node().path("disableCollapse").asBoolean()).isTrue();
			assertThat(list.node().path("isRepeating").asBoolean()).isTrue();
			assertThat(list.node().path("allowAddRemove").asBoolean()).isTrue();
		});
	}

	@ParameterizedTest
	@MethodSource("keys")
	void conditionsAreFeelAndInsideAListLookAtTheirOwnRow(String key) {
		for (Field field : fields(key)) {
			if (field.node().has("conditional")) {
				String hide = field.node().path("conditional").path("hide").asText();
				assertThat(hide).as(field.name()).startsWith("=");
				if (field.name().contains(".")) {
					assertThat(hide).as(field.name()).contains("this.");
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("keys")
	void textsAreNoLongerThanTheRecordKeeps(String key) {
		Set<String> correspondence = words("question responseText articles.body");
		assertThat(fields(key, "textfield", "textarea")).allSatisfy((field) -> {
			int limit = correspondence.contains(field.name()) ? 20000 : 4000;
			assertThat(field.node().path("validate").path("maxLength").asInt()).as(field.name()).isBetween(1, limit);
		});
	}

	@Test
	void analysisAsksForMeasuresLikeThePlanButForNoneAtFirst() {
		ObjectNode ofPlan = measures("plan");
		ObjectNode ofAnalysis = measures("analysis");
		assertThat(ofPlan.remove("defaultRepetitions").asInt()).isEqualTo(2);
		assertThat(ofAnalysis.remove("defaultRepetitions").asInt()).isZero();
		assertThat(ofAnalysis.toString().replace("analysis_", "plan_")).isEqualTo(ofPlan.toString());
	}

	private static ObjectNode measures(String key) {
		return (ObjectNode) fields(key, "dynamiclist").stream()
			.filter((list) -> list.name().equals("measures"))
			.findFirst()
			.orElseThrow()
			.node();
	}

	private static Set<String> choicesOf(String key, Field field) {
		boolean answered = key.equals("firstResponse") && field.name().equals("resolvedAtFirstContact");
		Set<String> choices = answered ? words("true false") : CHOICES.get(field.name());
		assertThat(choices).as("choices of " + field.name()).isNotNull();
		return choices;
	}

	private static List<JsonNode> values(Field field) {
		return children(field.node().path("values")).map((option) -> option.path("value")).toList();
	}

	private static List<String> texts(JsonNode component) {
		Stream<String> own = Stream.of("label", "dateLabel", "text", "description")
			.filter(component::has)
			.map((name) -> component.path(name).asText());
		Stream<String> options = children(component.path("values")).map((option) -> option.path("label").asText());
		return Stream.concat(own, options).toList();
	}

	private static List<Field> fields(String key, String... types) {
		List<Field> fields = new ArrayList<>();
		collect(read(key), "", fields);
		Predicate<Field> wanted = (field) -> types.length == 0
				|| Set.of(types).contains(field.node().path("type").asText());
		return fields.stream().filter(wanted).toList();
	}

	private static void collect(JsonNode parent, String list, List<Field> fields) {
		children(parent.path("components")).forEach((component) -> {
			boolean isList = component.path("type").asText().equals("dynamiclist");
			String name = component.path(isList ? "path" : "key").asText();
			fields.add(new Field(name.isEmpty() ? "" : list + name, component));
			collect(component, isList ? name + "." : list, fields);
		});
	}

	private static Stream<JsonNode> children(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	private static JsonNode read(String key) {
		try {
			return JSON.readTree(Files.readString(FORMS.resolve(key + ".form")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map.Entry<String, Set<String>> form(String key, String names, String... listsAndColumns) {
		Set<String> all = new TreeSet<>(words(names));
		for (int i = 0; i < listsAndColumns.length; i += 2) {
			String list = listsAndColumns[i];
			words(listsAndColumns[i + 1]).forEach((column) -> all.add(list + "." + column));
		}
		return Map.entry(key, all);
	}

	private static Map.Entry<String, Set<String>> choice(String name, String values) {
		return Map.entry(name, words(values));
	}

	private static Set<String> words(String text) {
		return Set.of(text.split(" "));
	}

	/** A component and the name it submits under: empty, a variable, or list.column. */
	private record Field(String name, JsonNode node) {

	}

}
