package feedbackloop.suggestions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What similar cases agree on.
 */
class VoteTests {

	@Test
	void eachCountsAsMuchAsItIsAlike() {
		List<DecidedCase> similar = List.of(type("A", 0.9, "defect"), type("B", 0.8, "defect"),
				type("C", 0.2, "praise"), type("D", 0.1, "praise"), type("E", 0.1, "praise"));
		Optional<Vote> vote = Vote.on(Suggested.TYPE, similar, 0.7);
		assertThat(vote).contains(new Vote("defect", List.of("A", "B"), 5));
		assertThat(Vote.on(Suggested.TYPE, similar, 0.85)).isEmpty();
	}

	@Test
	void oneCaseAloneSuggestsNothing() {
		assertThat(Vote.on(Suggested.TYPE, List.of(type("A", 1, "defect")), 0.7)).isEmpty();
		assertThat(Vote.on(Suggested.TYPE, List.of(), 0.7)).isEmpty();
	}

	@Test
	void whoeverSaysNothingAboutAFieldHasNoVoteOnIt() {
		List<DecidedCase> similar = List.of(type("A", 0.9, "defect"),
				new DecidedCase("B", 0.5, Map.of(Suggested.MODULE, "支付")),
				new DecidedCase("C", 0.4, Map.of(Suggested.MODULE, "支付")));
		assertThat(Vote.on(Suggested.MODULE, similar, 0.7)).contains(new Vote("支付", List.of("B", "C"), 2));
	}

	private static DecidedCase type(String number, double likeness, String type) {
		return new DecidedCase(number, likeness, Map.of(Suggested.TYPE, type));
	}

}
