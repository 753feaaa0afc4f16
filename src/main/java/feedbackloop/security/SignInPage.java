package feedbackloop.security;

import java.util.LinkedHashMap;
import java.util.Map;

import feedbackloop.process.StaffGroup;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * The one page to sign in. The embedded default names its demo accounts there.
 */
@Controller
class SignInPage {

	/** The seconds to wait. */
	static final String WAIT = "wait";

	private final boolean embedded;

	SignInPage(@Value("${feedback-loop.embedded}") boolean embedded) {
		this.embedded = embedded;
	}

	@GetMapping(WebSecurity.SIGN_IN)
	String signIn(Model model) {
		if (SignedIn.current().isPresent()) {
			return "redirect:" + WebSecurity.START;
		}
		return show(model);
	}

	/**
	 * The same page once too many sign-ins failed; it says how long to wait.
	 */
	@PostMapping(WebSecurity.SIGN_IN_LATER)
	String signInLater(@RequestAttribute(WAIT) long wait, Model model) {
		model.addAttribute(WAIT, wait);
		return show(model);
	}

	private String show(Model model) {
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
