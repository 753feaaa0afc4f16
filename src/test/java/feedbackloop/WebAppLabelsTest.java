package feedbackloop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is translated, and that the translations fit what they translate. */
class WebAppLabelsTest {

	private static final Pattern KEPT = Pattern.compile("\\{\\{.*?}}|</?[a-z]+[^>]*>|&\\w+;");

	/** Stand for a value that is missing; words in brackets, not markup. */
	private static final Pattern IN_BRACKETS = Pattern.compile("<(null|undefined|definition|version|Operation)>");

	@ParameterizedTest
	@CsvSource({ "tasklist, 97", "welcome, 95", "admin, 90", "cockpit, 80" })
	void enoughIsTranslatedAndTheRestIsListed(String app, int percent) throws IOException {
		ObjectNode english = WebAppLabels.english(app);
		ObjectNode ours = WebAppLabels.ours(app);
		List<String> rest = keys(english)
			.filter((key) -> ours.path(key).asText().isBlank() || ours.get(key).equals(english.get(key)))
			.toList();
		Path list = Path.of("target", "untranslated-labels", app + ".txt");
		Files.createDirectories(list.getParent());
		Files.write(list, rest.stream().map((key) -> key + " = " + english.get(key).asText()).toList());
		assertThat(100.0 * (english.size() - rest.size()) / english.size()).as("percent; the rest is in %s", list)
			.isGreaterThanOrEqualTo(percent);
	}

	@ParameterizedTest
	@MethodSource("apps")
	void everyKeyExistsInEnglish(String app) {
		ObjectNode english = WebAppLabels.english(app);
		assertThat(keys(WebAppLabels.own(app))).allMatch(english::has);
	}

	@ParameterizedTest
	@MethodSource("apps")
	void placeholdersAndMarkupAreKept(String app) {
		ObjectNode english = WebAppLabels.english(app);
		assertThat(WebAppLabels.ours(app).properties())
			.allSatisfy((label) -> assertThat(kept(label.getValue().asText())).as(label.getKey())
				.containsExactlyInAnyOrderElementsOf(kept(english.get(label.getKey()).asText())));
	}

	@ParameterizedTest
	@MethodSource("apps")
	void noAppRepeatsWhatIsShared(String app) {
		ObjectNode shared = WebAppLabels.shared();
		assertThat(WebAppLabels.own(app).properties())
			.noneMatch((label) -> label.getValue().equals(shared.get(label.getKey())));
	}

	@Test
	void whatIsSharedIsUsedByMoreThanOneApp() {
		List<ObjectNode> english = WebAppLabels.APPS.stream().map(WebAppLabels::english).toList();
		assertThat(keys(WebAppLabels.shared()))
			.allMatch((key) -> english.stream().filter((labels) -> labels.has(key)).count() > 1);
	}

	@ParameterizedTest
	@MethodSource("apps")
	void whatIsServedIsChineseWhereWeHaveItAndEnglishElsewhere(String app) throws IOException {
		JsonNode served = new ObjectMapper().readTree(new WebAppLabels().chinese(app).getBody());
		assertThat(keys(served.get("labels")))
			.containsExactlyInAnyOrderElementsOf(keys(WebAppLabels.english(app)).toList());
		assertThat(served.at("/labels/CAM_WIDGET_HEADER_SIGN_OUT").asText()).isEqualTo("退出登录");
		assertThat(served.at("/labels/SEARCH_LESS_THAN_EQUALS"))
			.isEqualTo(WebAppLabels.english(app).path("SEARCH_LESS_THAN_EQUALS"));
		assertThat(served.at("/dateLocales/weekdays/0").asText()).isEqualTo("星期日");
	}

	private static List<String> apps() {
		return WebAppLabels.APPS;
	}

	private static Stream<String> keys(JsonNode labels) {
		return labels.properties().stream().map(Map.Entry::getKey);
	}

	private static List<String> kept(String text) {
		return KEPT.matcher(IN_BRACKETS.matcher(text).replaceAll(""))
			.results()
			.map(MatchResult::group)
			.map((part) -> part.replace(" ", ""))
			.toList();
	}

}
