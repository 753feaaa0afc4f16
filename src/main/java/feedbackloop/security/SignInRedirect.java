package feedbackloop.security;

import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Leads a person who is not signed in to the sign-in page. The address is relative, so
 * that it is right behind any proxy.
 */
class SignInRedirect extends LoginUrlAuthenticationEntryPoint {

	SignInRedirect(String page) {
		super(page);
		setFavorRelativeUris(true);
	}

}
