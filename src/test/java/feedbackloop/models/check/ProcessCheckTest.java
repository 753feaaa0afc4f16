package feedbackloop.models.check;

import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

class ProcessCheckTest {

	@Test
	void findsNothingInWhatIsShipped() {
		Corpus.shipped()
			.all(feedbackloop.models.files.ModelFile.Kind.PROCESS)
			.forEach((file) -> assertThat(Corpus.check(java.util.List.of(file))).isEmpty());
	}

}
