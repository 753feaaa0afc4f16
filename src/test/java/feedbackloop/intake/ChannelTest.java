package feedbackloop.intake;

import java.util.stream.Stream;

import feedbackloop.process.Keys.Channels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What tables and lists are asked by is what comes in. */
class ChannelTest {

	@Test
	void everyChannelIsNamedOnce() {
		assertThat(Stream.of(Channel.values()).map(Channel::key)).containsExactlyElementsOf(Channels.ALL);
	}

}
