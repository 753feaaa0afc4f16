package feedbackloop.security;

import java.util.List;

import feedbackloop.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddingSitesTests {

	@Test
	void sitesAreSchemeAndHost() {
		List<String> sites = List.of("https://www.example.org", "http://localhost:8199", "https://*.example.org");

		assertThat(EmbeddingSites.checked(sites)).isEqualTo(sites);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "www.example.org", "https://example.org/page", "https://a.org; script-src *",
			"javascript://x", "" })
	void whateverElseStopsTheStart(String site) {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> EmbeddingSites.checked(List.of(site)))
			.withMessageContaining("feedback-loop.embed-in");
	}

}
