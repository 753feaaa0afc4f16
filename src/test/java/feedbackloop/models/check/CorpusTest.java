package feedbackloop.models.check;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What must not go live is found, at its place and in words of both languages, and
 * nothing is held against what may.
 */
class CorpusTest {

	static Stream<Corpus> broken() {
		return Corpus.broken();
	}

	static Stream<Corpus> good() {
		return Corpus.good();
	}

	static Stream<ModelFile> shipped() {
		return Stream.of(ModelFile.Kind.PROCESS, ModelFile.Kind.FORM, ModelFile.Kind.TEXT, ModelFile.Kind.CALENDAR)
			.flatMap((kind) -> Corpus.shipped().all(kind).stream());
	}

	@ParameterizedTest
	@MethodSource("broken")
	void whatMustNotGoLiveIsFoundAtItsPlace(Corpus broken) {
		assertThat(Corpus.check(broken.files())).allSatisfy(CorpusTest::isSaidInBothLanguages)
			.extracting(Finding::code, Finding::place)
			.contains(tuple(broken.code(), broken.place()));
	}

	@ParameterizedTest
	@MethodSource("good")
	void nothingIsFoundInWhatMayGoLive(Corpus good) {
		assertThat(Corpus.check(good.files())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void nothingIsFoundInWhatIsShipped(ModelFile file) {
		assertThat(Corpus.check(List.of(file))).isEmpty();
	}

	private static void isSaidInBothLanguages(Finding finding) {
		for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
			ResourceBundle sentences = ResourceBundle.getBundle("messages.findings", language,
					Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
			for (String part : List.of("", ".remedy")) {
				String sentence = sentences.getString("finding." + finding.code() + part);
				assertThat(new MessageFormat(sentence, language).format(finding.arguments().toArray())).isNotBlank()
					.doesNotContainPattern("\\{\\d}");
			}
		}
	}

}
