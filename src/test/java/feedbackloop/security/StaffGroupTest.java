package feedbackloop.security;

import java.util.stream.Stream;

import feedbackloop.process.Keys.Groups;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models may name the groups that accounts are in, and no others.
 */
class StaffGroupTest {

	@Test
	void modelsNameTheGroupsThatThereAre() {
		assertThat(Stream.of(StaffGroup.values()).map(StaffGroup::id)).containsExactlyInAnyOrderElementsOf(Groups.ALL);
	}

}
