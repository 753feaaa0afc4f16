package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.testing.RoutingThatAsks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Routing may ask where a case comes from, and every case must have an answer: nobody can
 * list what people write.
 */
class RoutingInputsTest {

	/** Before there was the channel roundTable. */
	private static final String CHANNELS_BEFORE = "\"portal\",\"api\",\"email\",\"phone\",\"ticket\",\"survey\",\"appStore\","
			+ "\"inApp\",\"social\",\"interview\",\"suggestionBox\"";

	private static final String CHANNELS = CHANNELS_BEFORE + ",\"roundTable\"";

	private static final ModelSet SHIPPED = ShippedModels.read();

	private static final ModelFile ROUTING = SHIPPED.decision("routing").orElseThrow();

	@ParameterizedTest
	@ValueSource(strings = { "product", "module", "region", "customerGroup" })
	void mayAskWhatPeopleWrote(String input) {
		assertThat(check(RoutingThatAsks.of(ROUTING, input, "", "\"商城\", \"Wallet\""))).extracting(Finding::code)
			.containsOnly("tableNotInCatalogue");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			product       | 手机应用 | app
			module        | payment | payment
			region        | EAST    | east
			customerGroup | 会员     | members
			""")
	void asksForTheKeysOfTheCatalogue(String input, String word, String key) {
		assertThat(check(RoutingThatAsks.of(ROUTING, input, "", "\"" + key + "\""))).isEmpty();
		assertThat(check(RoutingThatAsks.of(ROUTING, input, "", "\"" + word + "\"")))
			.extracting(Finding::code, Finding::arguments)
			.isEqualTo(word.equals(key) ? List.of() : List.of(tuple("tableCatalogueKey", List.of(word, key))));
	}

	@Test
	void mayAskTheChannel() {
		assertThat(check(RoutingThatAsks.of(ROUTING, "channel", CHANNELS, "\"phone\""))).isEmpty();
	}

	@Test
	void aTableFromBeforeAnswersAChannelThatCameLater() {
		ModelFile before = RoutingThatAsks.of(ROUTING, "channel", CHANNELS_BEFORE, "\"phone\"");
		assertThat(check(before)).extracting(Finding::code).containsExactly("tableInputBefore");
		assertThat(Finding.refusing(check(before))).isEmpty();
		ModelFile naming = RoutingThatAsks.of(ROUTING, "channel", CHANNELS_BEFORE, "\"phone\"");
		String last = naming.text()
			.replace("<inputEntry id=\"improve_asked\"><text></text>",
					"<inputEntry id=\"improve_asked\"><text>" + CHANNELS_BEFORE.replace("\"phone\",", "") + "</text>");
		assertThat(check(new ModelFile(naming.name(), last))).extracting(Finding::code).contains("tableInputShrunk");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			product   | "商城","Wallet"    | "商城"  | tableValuesOpen
			region    | "华东","none"   | "华东"  | tableValuesOpen
			channel   |                 | "phone" | tableValuesMissing
			channel   | "phone","email" | "phone" | tableInputShrunk
			product   |                 | 5       | tableCellType
			priority  |                 | "x"     | tableInputExtra
			secret    |                 | "x"     | tableInputExtra
			""")
	void refusesWhatWouldLeaveCasesWithoutAnAnswer(String input, String declared, String cell, String code) {
		assertThat(check(RoutingThatAsks.of(ROUTING, input, (declared != null) ? declared : "", cell)))
			.extracting(Finding::code)
			.contains(code);
	}

	@Test
	void everyOtherProductNeedsARow() {
		ModelFile asks = RoutingThatAsks.of(ROUTING, "product", "", "\"商城\"");
		String last = asks.text()
			.replace("<inputEntry id=\"improve_asked\"><text></text>",
					"<inputEntry id=\"improve_asked\"><text>\"Wallet\"</text>");
		assertThat(last).isNotEqualTo(asks.text());
		assertThat(check(new ModelFile(asks.name(), last))).extracting(Finding::code).contains("tableGap");
	}

	@Test
	void noOtherTableIsAskedSo() {
		ModelFile grade = SHIPPED.decision("grade").orElseThrow();
		assertThat(check(new ModelFile(grade.name(),
				grade.text().replaceFirst("<text>complianceRisk</text>", "<text>product</text>"))))
			.extracting(Finding::code)
			.contains("tableInputMissing");
	}

	private static List<Finding> check(ModelFile file) {
		return new ModelCheck(List.of(new TableCheck()), List.of()).check(List.of(file), SHIPPED.with(List.of(file)));
	}

}
