package feedbackloop.embedded;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** A foreign name that is made to point to this machine is not answered. */
class OwnHostsOnlyTests {

	private final OwnHostsOnly filter = new OwnHostsOnly("http://feedback.test:8080");

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST", "feedback.test:8080" })
	void ownNamesAreAnswered(String host) throws Exception {
		assertThat(answered(host)).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:8080",
			"evil.example", "localhost@evil.example", "[::2]:8080", "", "null" })
	void otherNamesAreNot(String host) throws Exception {
		assertThat(answered(host)).isEqualTo(421);
	}

	@Test
	void theAddressInMessagesIsUsuallyOneOfThem() {
		assertThatNoException().isThrownBy(() -> new OwnHostsOnly("http://localhost:8080"));
	}

	private int answered(String host) throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/outbox");
		request.addHeader("Host", host);
		request.addHeader("X-Forwarded-Host", "localhost");
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

}
