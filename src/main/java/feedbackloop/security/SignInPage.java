package feedbackloop.security;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The one page to sign in. The embedded default names its demo accounts there.
 */
@Controller
class SignInPage {

	private final boolean embedded;

	SignInPage(@Value("${feedback-loop.embedded}") boolean embedded) {
		this.embedded = embedded;
	}

	@GetMapping(WebSecurity.SIGN_IN)
	String signIn(Model model) {
		if (SignedIn.current().isPresent()) {
			return "redirect:" + WebSecurity.START;
		}
		model.addAttribute("demoAccounts", this.embedded ? demoAccounts() : Map.of());
		return "sign-in";
	}

	private static Map<String, String> demoAccounts() {
		Map<String, String> accounts = new LinkedHashMap<>();
		for (StaffGroup group : StaffGroup.values()) {
			accounts.put(group.id(), group.label());
		}
		return accounts;
	}

}
