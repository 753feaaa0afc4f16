package feedbackloop.audit;

import java.security.Principal;
import java.util.regex.Pattern;

import feedbackloop.Progress;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /audit/proof}: whether the record is as it was written. A verification reads
 * only, so auditors, who may change nothing, start it by opening an address.
 */
@Controller
class ProofPage {

	private static final Pattern HEAD = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");

	private final ProofRun run;

	private final Seals seals;

	ProofPage(ProofRun run, Seals seals) {
		this.run = run;
		this.seals = seals;
	}

	@GetMapping("/audit/proof")
	String show(Model model, HttpServletResponse response) {
		ProofRun.State state = this.run.state();
		Progress.follow(state.running(), response);
		model.addAttribute("state", state);
		model.addAttribute("head", this.seals.head());
		model.addAttribute("tables", SealedTable.ALL);
		return "audit-proof";
	}

	@GetMapping("/audit/proof/check")
	String check(@RequestParam(defaultValue = "") String head, Principal reader) {
		String known = head.strip();
		if (!known.isEmpty() && !HEAD.matcher(known).matches()) {
			return "redirect:/audit/proof?wrong";
		}
		this.run.start(known.isEmpty() ? null : known, reader.getName());
		return "redirect:/audit/proof";
	}

}
