package feedbackloop.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * Leads back to the sign-in page, which says one sentence for every reason; or shows it
 * with 429 and how long to wait, when too many sign-ins failed.
 */
class FailedSignIn extends SimpleUrlAuthenticationFailureHandler {

	FailedSignIn() {
		super(WebSecurity.SIGN_IN + "?failed");
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException, ServletException {
		if (ex instanceof TooManyAttempts tooMany) {
			tooMany.tell(response);
			request.setAttribute(SignInPage.WAIT, tooMany.seconds());
			request.getRequestDispatcher(WebSecurity.SIGN_IN_LATER).forward(request, response);
			return;
		}
		super.onAuthenticationFailure(request, response, ex);
	}

}
