package feedbackloop.security;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

import static org.assertj.core.api.Assertions.assertThat;

class RequestNonceTest {

	private final MockServletContext shared = new MockServletContext();

	@Test
	void aRequestKeepsItsNonceWhenAnotherComesInBetween() throws Exception {
		pass((request, response) -> {
			request.getServletContext().setAttribute(RequestNonce.ATTRIBUTE, "first");
			request.getServletContext().setAttribute("other", "shared by all");
			pass((another, itsResponse) -> another.getServletContext().setAttribute(RequestNonce.ATTRIBUTE, "second"));
			assertThat(request.getServletContext().getAttribute(RequestNonce.ATTRIBUTE)).isEqualTo("first");
		});
		assertThat(this.shared.getAttribute("other")).isEqualTo("shared by all");
	}

	private void pass(FilterChain chain) {
		try {
			new RequestNonce().doFilter(new MockHttpServletRequest(this.shared), new MockHttpServletResponse(), chain);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
