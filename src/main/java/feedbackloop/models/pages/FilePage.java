package feedbackloop.models.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;

import feedbackloop.models.PagePolicy;
import feedbackloop.models.check.WaitingRows;
import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.deploy.Retirements;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.drafts.GoingLive;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /rules/file}: one version of a file as it reads, and all its versions. Offers
 * the way back to an earlier one, and the end of a file that nothing uses.
 */
@Controller
@RequestMapping("/rules/file")
class FilePage {

	private final Versions versions;

	private final Drafts drafts;

	private final GoingLive goingLive;

	private final Retirements retirements;

	private final DrawnFiles drawn;

	private final FindingWords findings;

	private final RefusalWords words;

	private final HouseTime time;

	FilePage(Versions versions, Drafts drafts, GoingLive goingLive, Retirements retirements, DrawnFiles drawn,
			FindingWords findings, RefusalWords words, HouseTime time) {
		this.versions = versions;
		this.drafts = drafts;
		this.goingLive = goingLive;
		this.retirements = retirements;
		this.drawn = drawn;
		this.findings = findings;
		this.words = words;
		this.time = time;
	}

	@GetMapping
	String show(@RequestParam String name, @RequestParam(required = false) Integer version,
			@RequestParam(required = false) List<String> rule, Model model, HttpServletResponse response) {
		ModelVersion shown = find(name, version);
		ModelSet live = this.versions.liveFiles();
		FileTitles titles = new FileTitles(live);
		List<ModelVersion> all = this.versions.of(name);
		List<User> usedBy = UsedBy.of(shown.file(), live)
			.stream()
			.map((user) -> new User(user.file().name(), titles.of(user.file()), user.places()))
			.toList();
		model.addAttribute("fileTitle", titles.of(shown.file()));
		model.addAttribute("shown", VersionRow.of(shown, this.time));
		model.addAttribute("live", all.get(0).version());
		model.addAttribute("versions", all.stream().map((one) -> VersionRow.of(one, this.time)).toList());
		model.addAttribute("together",
				this.goingLive.together(all.get(0))
					.stream()
					.map((file) -> new Named(file.name(), titles.of(file)))
					.toList());
		model.addAttribute("draft", this.drafts.find(name).orElse(null));
		model.addAttribute("usedBy", usedBy);
		model.addAttribute("notAsked", WaitingRows.of(shown.file(), live));
		model.addAttribute("retired", all.get(0).isRetired() ? VersionRow.of(all.get(0), this.time) : null);
		model.addAttribute("mayRetire",
				shown.equals(all.get(0)) && usedBy.isEmpty() && this.retirements.isPossible(name));
		model.addAttribute("marked", (rule != null) ? rule : List.of());
		model.addAttribute("needsTwo", this.goingLive.needsTwo());
		this.drawn.draw(shown.file(), model);
		PagePolicy.allowDrawing(response);
		return "rules-file";
	}

	@GetMapping("/text")
	ResponseEntity<byte[]> download(@RequestParam String name, @RequestParam(required = false) Integer version) {
		ModelVersion shown = find(name, version);
		String fileName = name.substring(name.lastIndexOf('/') + 1);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(shown.text().getBytes(StandardCharsets.UTF_8));
	}

	@PostMapping("/rollback")
	String rollBack(@RequestParam String name, @RequestParam int version,
			@RequestParam(defaultValue = "") String reason, Principal owner, RedirectAttributes answer) {
		return act(name, answer, () -> {
			told(this.goingLive.rollBack(name, version, reason, owner.getName()), answer);
			answer.addFlashAttribute("rolledBack", version);
		});
	}

	@PostMapping("/takeback")
	String takeBack(@RequestParam String name, @RequestParam int version,
			@RequestParam(defaultValue = "") String reason, Principal owner, RedirectAttributes answer) {
		return act(name, answer, () -> {
			told(this.goingLive.takeBack(name, version, reason, owner.getName()), answer);
			answer.addFlashAttribute("takenBack", version);
		});
	}

	@PostMapping("/retirement")
	String retire(@RequestParam String name, @RequestParam(defaultValue = "") String reason, Principal owner,
			RedirectAttributes answer) {
		return act(name, answer, () -> {
			this.goingLive.retire(name, reason, owner.getName());
			answer.addFlashAttribute("justRetired", true);
		});
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private String act(String name, RedirectAttributes answer, Runnable action) {
		try {
			action.run();
		}
		catch (CheckRefused refused) {
			answer.addFlashAttribute("findings", Found.of(refused.findings(), this.findings));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		answer.addAttribute("name", name);
		return "redirect:/rules/file";
	}

	/** What a rehearsal warns of is shown, though it keeps nothing back. */
	private void told(List<Finding> warnings, RedirectAttributes answer) {
		if (!warnings.isEmpty()) {
			answer.addFlashAttribute("findings", Found.of(warnings, this.findings));
		}
	}

	private ModelVersion find(String name, Integer version) {
		return ((version != null) ? this.versions.find(name, version).stream() : this.versions.of(name).stream())
			.filter((found) -> !found.isRetired())
			.findFirst()
			.orElseThrow(() -> Refusal.unknown("noSuchVersion", name));
	}

	/**
	 * A file that names this one.
	 *
	 * @param places the steps, or the events of rows, in which it does
	 */
	record User(String name, String title, List<String> places) {

	}

	/**
	 * A file with its title.
	 */
	record Named(String name, String title) {

	}

}
