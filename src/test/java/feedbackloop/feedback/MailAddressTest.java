package feedbackloop.feedback;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses that can be written to, and what only looks like one.
 */
class MailAddressTest {

	@ParameterizedTest
	@CsvSource({ "zhang@example.org,zhang@example.org", "a@b.cn,a@b.cn",
			"Zhang.San+x@Mail.Example.COM,Zhang.San+x@Mail.Example.COM",
			"o'brien/x=y_{z}@example.org,o'brien/x=y_{z}@example.org", "zhang@例子.公司,zhang@xn--fsqu00a.xn--55qx5d",
			"li@BÜCHER.example,li@xn--bcher-kva.example", "li@xn--fsqu00a.cn,li@xn--fsqu00a.cn", "1@163.com,1@163.com",
			"li@3m.co,li@3m.co" })
	void anAddressIsWrittenAsMailServersKnowIt(String text, String ascii) throws AddressException {
		assertThat(MailAddress.of(text)).contains(new MailAddress(ascii));
		assertThat(new InternetAddress(ascii, true).getAddress()).isEqualTo(ascii);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "@", "zhang", "zhang@", "@example.org", "zhang@example", "乡@example.org",
			"zhang乡@example.org", "é@example.org", "\u0430@example.org", "ｚｈａｎｇ@example.org", "zhang＠example.org",
			"zhang..san@example.org", ".zhang@example.org", "zhang.@example.org", "mailto:zhang@example.org",
			"<zhang@example.org>", "Zhang <zhang@example.org>", "\"zhang san\"@example.org", "zhang san@example.org",
			"zhang@[127.0.0.1]", "zhang@127.0.0.1", "[zhang]@example.org", "zhang@example..org", "zhang@.example.org",
			"zhang@example.org.", "zhang@-example.org", "zhang@example-.org", "zhang@exa_mple.org",
			"zhang@example.org,li@example.org", "zhang@example.org;li@example.org", "zhang@li@example.org",
			"zhang(x)@example.org", "zhang\\@example.org", "zhang@example.org\n",
			"zhang@example.org\r\nBcc:x@example.org", "zhang@example.org ", "zhang@exa mple.org", "zhang@example.o",
			"zhang@stra\u00DFe.de", "zhang@exam\u00ADple.org", "zhang@exam\u200Bple.org", "zhang@example\u3002org",
			"zhang@ｅxample.org", "zhang@example.123", "zhang\0@example.org" })
	void whatIsNoAddressIsNone(String text) {
		assertThat(MailAddress.of(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 65, 300 })
	void whatIsTooLongIsNone(int length) {
		assertThat(MailAddress.of("z".repeat(length) + "@example.org")).isEmpty();
		assertThat(MailAddress.of("z@" + "a".repeat(length) + ".org")).isEmpty();
		assertThat(MailAddress.of("z@" + "a.".repeat(length) + "a".repeat(100) + ".org")).isEmpty();
	}

}
