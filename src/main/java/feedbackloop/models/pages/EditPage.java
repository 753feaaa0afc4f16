package feedbackloop.models.pages;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import feedbackloop.models.PagePolicy;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /rules/edit}: changes a file and keeps it as a draft. Beside it stands what the
 * check finds and how it will look. A message text is edited in both languages at once.
 */
@Controller
@RequestMapping("/rules/edit")
class EditPage {

	private final EditedFiles files;

	private final Drafts drafts;

	private final RefusalWords words;

	private final TransactionTemplate transaction;

	EditPage(EditedFiles files, Drafts drafts, RefusalWords words, TransactionTemplate transaction) {
		this.files = files;
		this.drafts = drafts;
		this.words = words;
		this.transaction = transaction;
	}

	@GetMapping
	String edit(@RequestParam String name, Model model, HttpServletResponse response) {
		return show(this.files.begin(name), Map.of(), model, response);
	}

	/**
	 * What was typed, checked and as it will look; nothing is kept.
	 */
	@PostMapping("/check")
	String check(@RequestParam MultiValueMap<String, String> typed, Model model, HttpServletResponse response) {
		return show(this.files.typed(typed), typed.toSingleValueMap(), model, response);
	}

	@PostMapping
	String save(@RequestParam MultiValueMap<String, String> typed, Principal owner, Model model,
			RedirectAttributes answer, HttpServletResponse response) {
		List<EditedFile> edited = this.files.typed(typed);
		try {
			boolean kept = Boolean.TRUE.equals(this.transaction.execute((status) -> edited.stream()
				.filter((file) -> this.drafts.save(file.file(), file.base(), file.revision(), owner.getName()))
				.count() > 0));
			answer.addFlashAttribute(kept ? "saved" : "unchanged", true);
			if (kept) {
				return DraftsPage.address(edited.stream().map(EditedFile::name).toList());
			}
			answer.addAttribute("name", edited.get(0).name());
			return "redirect:/rules/file";
		}
		catch (Refusal refusal) {
			model.addAttribute("refused", this.words.of(refusal));
			response.setStatus(refusal.reason().status());
			return show(edited, typed.toSingleValueMap(), model, response);
		}
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private String show(List<EditedFile> edited, Map<String, String> asked, Model model, HttpServletResponse response) {
		this.files.describe(edited, asked, model);
		PagePolicy.allowDrawing(response);
		return "rules-edit";
	}

}
