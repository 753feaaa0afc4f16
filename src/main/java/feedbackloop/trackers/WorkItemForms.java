package feedbackloop.trackers;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The forms about work items on the case page; each leads back to where it stands and
 * says there what came of it.
 */
@Controller
@RequestMapping("/cases/{number}/workItems")
class WorkItemForms {

	private static final String BACK = "redirect:/cases/{number}#workItems";

	private final LinkedItems items;

	private final RefusalWords words;

	WorkItemForms(LinkedItems items, RefusalWords words) {
		this.items = items;
		this.words = words;
	}

	@PostMapping
	String link(@PathVariable String number, @RequestParam(required = false) Integer measure,
			@RequestParam(defaultValue = "") String url, @RequestParam(defaultValue = "") String title,
			Principal person, RedirectAttributes answer) {
		try {
			this.items.link(number, measure, url, title, person.getName());
			answer.addFlashAttribute("itemDone", "linked");
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("itemProblems", this.words.byField(refusal));
			answer.addFlashAttribute("itemTyped", new Typed(measure, url, title));
		}
		return BACK;
	}

	@PostMapping("/{id}/remove")
	String unlink(@PathVariable String number, @PathVariable long id, Principal person, RedirectAttributes answer) {
		try {
			this.items.unlink(number, id, person.getName());
			answer.addFlashAttribute("itemDone", "unlinked");
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("itemProblems", this.words.byField(refusal));
		}
		return BACK;
	}

	/**
	 * What was typed and refused.
	 */
	record Typed(Integer measure, String url, String title) {

	}

}
