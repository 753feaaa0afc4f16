package feedbackloop.models.check;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import feedbackloop.models.check.TableCorpus.Example;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Broken and hostile tables are refused with the right finding; good ones are taken. */
class TableCheckTest {

	private static final ModelSet SHIPPED = ShippedModels.read();

	static List<Example> refused() {
		return TableCorpus.refused();
	}

	static List<Example> accepted() {
		return TableCorpus.accepted();
	}

	@ParameterizedTest
	@MethodSource("refused")
	void refuses(Example example) {
		List<Finding> findings = check(example.files());
		assertThat(findings).as("%s: %s", example.name(), findings)
			.anyMatch((finding) -> finding.code().equals(example.code())
					&& (example.place().isEmpty() || finding.place().equals(example.place())));
		assertThat(findings).allSatisfy(TableCheckTest::isSaidInBothLanguages);
	}

	@ParameterizedTest
	@MethodSource("accepted")
	void accepts(Example example) {
		assertThat(check(example.files())).isEmpty();
	}

	private static List<Finding> check(Collection<ModelFile> files) {
		return new ModelCheck(List.of(new TableCheck()), List.of()).check(files, SHIPPED.with(files));
	}

	private static void isSaidInBothLanguages(Finding finding) {
		for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
			ResourceBundle words = ResourceBundle.getBundle("messages/findings", language,
					ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
			for (String key : List.of("finding." + finding.code(), "finding." + finding.code() + ".remedy")) {
				String said = MessageFormat.format(words.getString(key), finding.arguments().toArray());
				assertThat(said).doesNotContainPattern("\\{\\d}");
			}
		}
	}

}
