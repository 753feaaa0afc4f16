package feedbackloop.models.check;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is wrong in the tables that the product ships with, and each is known: what it
 * is asked, what is read of it, and what it is for.
 */
class ShippedTablesTest {

	private static final ModelSet MODELS = ShippedModels.read();

	static Stream<String> tables() {
		return MODELS.all(Kind.DECISION).stream().map(ModelFile::name);
	}

	@ParameterizedTest
	@MethodSource("tables")
	void passesTheCheck(String name) {
		assertThat(new TableCheck().check(MODELS.find(name).orElseThrow(), MODELS)).isEmpty();
	}

	/** Without one a table counts as an owner's, of which everything may change. */
	@ParameterizedTest
	@MethodSource("tables")
	void itsContractIsKnown(String name) {
		String key = MODELS.find(name).orElseThrow().key();
		assertThat(TableContracts.of(key, List.of(), MODELS)).as("TableContracts has a contract for %s", key)
			.isNotNull();
	}

	@ParameterizedTest
	@MethodSource("tables")
	void thePageOfRulesSaysWhatItIsFor(String name) {
		String help = "rules.help." + MODELS.find(name).orElseThrow().key();
		assertThat(ResourceBundle.getBundle("messages.rules", Locale.ROOT).containsKey(help))
			.as("messages/rules*.properties have %s", help)
			.isTrue();
	}

}
