package feedbackloop.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * However a mail is made, reading it takes seconds: one mail must not hold up the others.
 */
class HostileMailTests {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final int MANY = 400_000;

	@ParameterizedTest
	@MethodSource
	void textIsReadInTime(String kind, String text) {
		assertTimeoutPreemptively(LONGEST, () -> QuotedText.of(text), kind);
	}

	static Stream<Arguments> textIsReadInTime() {
		return Stream.of(Arguments.of("an address without an end", "a <" + "@".repeat(MANY)),
				Arguments.of("many addresses without an end", ("a <" + "a@".repeat(2_000) + "\n").repeat(500)),
				Arguments.of("a rule", "-".repeat(MANY) + "x"), Arguments.of("spaces", " ".repeat(MANY) + "x"),
				Arguments.of("short lines", "x\n".repeat(MANY)));
	}

	@ParameterizedTest
	@MethodSource
	void htmlIsReadInTime(String kind, String html) {
		assertTimeoutPreemptively(LONGEST, () -> HtmlText.of(html), kind);
	}

	static Stream<Arguments> htmlIsReadInTime() {
		return Stream.of(Arguments.of("spaces", "<pre>" + " ".repeat(MANY) + "x</pre>"),
				Arguments.of("cells", "x" + "<table><tr>" + "<td></td>".repeat(100_000) + "x"),
				Arguments.of("a long style",
						"<div style='" + "white-space:x;".repeat(60_000) + "'>" + "a<br>".repeat(200_000)));
	}

	@Test
	void quotesWithinQuotesTakeNoMoreRoomThanTheMail() {
		String html = "<blockquote>".repeat(400) + "a<br>".repeat(200_000);
		assertThat(HtmlText.of(html)).hasSizeLessThan(5 * html.length());
	}

	@Test
	void aHeadIsReadInTime() {
		String spaces = "re" + " ".repeat(MANY) + "x";
		byte[] raw = ("Subject: " + spaces + "\r\nFrom: " + "<a@".repeat(MANY) + "\r\nReferences: "
				+ "<a@b>".repeat(MANY) + "\r\n\r\nText")
			.getBytes(StandardCharsets.US_ASCII);
		assertTimeoutPreemptively(LONGEST, () -> {
			MailHead head = MailHead.of(raw);
			assertThat(head.subject()).hasSizeLessThan(2_000);
			assertThatCode(head::sender).doesNotThrowAnyException();
			assertThat(head.answered()).hasSize(1);
			assertThat(MailDesk.withoutPrefix(head.subject())).startsWith("re");
		});
	}

	@Test
	void anAnswerToAMailWithAStrangeNameCanBeSent() throws Exception {
		byte[] raw = "Message-ID: <a\u0001b@c.example>\r\nReferences: <ü@c.example> <good@c.example>\r\n\r\nText"
			.getBytes(StandardCharsets.UTF_8);
		MailHead head = MailHead.of(raw);
		assertThat(head.messageId()).isNull();
		assertThat(head.answered()).containsExactly("good@c.example");
	}

}
