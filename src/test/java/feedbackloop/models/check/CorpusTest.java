package feedbackloop.models.check;

import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.process.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must not go live is found, at its place, and nothing is held against what may.
 */
class CorpusTest {

	static Stream<Corpus> broken() {
		return Corpus.broken();
	}

	static Stream<Corpus> good() {
		return Corpus.good();
	}

	static Stream<ModelFile> shipped() {
		return Stream.of(ModelFile.Kind.PROCESS, ModelFile.Kind.FORM)
			.flatMap((kind) -> Corpus.shipped().all(kind).stream());
	}

	@ParameterizedTest
	@MethodSource("broken")
	void whatMustNotGoLiveIsFoundAtItsPlace(Corpus broken) {
		assertThat(Corpus.check(broken.files())).extracting(Finding::code, Finding::place)
			.contains(org.assertj.core.api.Assertions.tuple(broken.code(), broken.place()));
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

}
