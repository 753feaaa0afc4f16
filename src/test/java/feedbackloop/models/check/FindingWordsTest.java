package feedbackloop.models.check;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import feedbackloop.process.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every finding has a sentence and a remedy in both languages that say all they should.
 */
class FindingWordsTest {

	@Test
	void everyFindingIsSaidInBothLanguages() {
		List<Finding> findings = Corpus.broken().flatMap((broken) -> Corpus.check(broken.files()).stream()).toList();
		assertThat(findings).isNotEmpty().allSatisfy((finding) -> {
			for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
				Stream.of("", ".remedy")
					.forEach((part) -> assertThat(words(language, finding, part)).isNotBlank()
						.doesNotContainPattern("\\{\\d}"));
			}
		});
	}

	private static String words(Locale language, Finding finding, String part) {
		ResourceBundle.Control noFallback = ResourceBundle.Control
			.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
		String sentence = ResourceBundle.getBundle("messages.findings", language, noFallback)
			.getString("finding." + finding.code() + part);
		return new MessageFormat(sentence, language).format(finding.arguments().toArray());
	}

}
