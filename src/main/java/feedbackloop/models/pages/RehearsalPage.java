package feedbackloop.models.pages;

import java.util.List;

import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.drafts.Draft;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.rehearse.Rehearsal;
import feedbackloop.models.rehearse.RehearsalProgress;
import feedbackloop.models.rehearse.Rehearsed;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Has chosen drafts rehearsed without putting them live, and says how far a rehearsal is.
 */
@Controller
class RehearsalPage {

	private final Drafts drafts;

	private final Deployments deployments;

	private final Rehearsal rehearsal;

	private final FindingWords findings;

	private final RefusalWords words;

	RehearsalPage(Drafts drafts, Deployments deployments, Rehearsal rehearsal, FindingWords findings,
			RefusalWords words) {
		this.drafts = drafts;
		this.deployments = deployments;
		this.rehearsal = rehearsal;
		this.findings = findings;
		this.words = words;
	}

	@PostMapping("/rules/drafts/rehearsal")
	String rehearse(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes answer) {
		List<String> names = typed.getOrDefault("chosen", List.of());
		try {
			Rehearsed rehearsed = this.deployments.rehearse(chosen(names).stream().map(Draft::file).toList());
			answer.addFlashAttribute("findings", Found.of(rehearsed.findings(), this.findings));
			answer.addFlashAttribute("rehearsed", rehearsed);
		}
		catch (CheckRefused refused) {
			answer.addFlashAttribute("findings", Found.of(refused.findings(), this.findings));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return DraftsPage.address(names);
	}

	/** For the script that shows it; nothing while none runs. */
	@GetMapping("/rules/rehearsal")
	@ResponseBody
	ResponseEntity<RehearsalProgress> progress() {
		return this.rehearsal.progress().map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
	}

	private List<Draft> chosen(List<String> names) {
		if (names.isEmpty()) {
			throw Refusal.invalid("drafts", "noDraftChosen");
		}
		return names.stream()
			.map((name) -> this.drafts.find(name).orElseThrow(() -> Refusal.tooLate("draftGone", name)))
			.toList();
	}

}
