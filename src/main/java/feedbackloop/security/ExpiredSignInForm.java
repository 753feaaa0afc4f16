package feedbackloop.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Shows the sign-in page again when its form was too old or the browser accepts no
 * cookies. A word on it says why. Everything else that is denied is 403.
 */
class ExpiredSignInForm extends AccessDeniedHandlerImpl {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException, ServletException {
		if (ex instanceof CsrfException && WebSecurity.SIGN_IN.equals(request.getRequestURI())) {
			response.sendRedirect(WebSecurity.SIGN_IN + "?again");
			return;
		}
		super.handle(request, response, ex);
	}

}
