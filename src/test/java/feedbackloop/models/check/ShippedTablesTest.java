package feedbackloop.models.check;

import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing is wrong in the tables that the product ships with. */
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

}
