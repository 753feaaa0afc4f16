package feedbackloop.models.pages;

import java.io.IOException;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployed;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.drafts.Draft;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.drafts.GoingLive;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /rules/drafts}: what owners work on; the chosen ones are checked together and go
 * live together, or are proposed to another owner.
 */
@Controller
@RequestMapping("/rules/drafts")
class DraftsPage {

	private static final String CHOSEN = "chosen";

	private final Drafts drafts;

	private final GoingLive goingLive;

	private final Versions versions;

	private final FindingWords findings;

	private final RefusalWords words;

	private final HouseTime time;

	DraftsPage(Drafts drafts, GoingLive goingLive, Versions versions, FindingWords findings, RefusalWords words,
			HouseTime time) {
		this.drafts = drafts;
		this.goingLive = goingLive;
		this.versions = versions;
		this.findings = findings;
		this.words = words;
		this.time = time;
	}

	/**
	 * @param asked names as {@code chosen} the drafts to look at; all when there is none
	 * @param replay the replay that was looked at
	 */
	@GetMapping
	String show(@RequestParam MultiValueMap<String, String> asked, @RequestParam(required = false) Long replay,
			Model model) {
		List<Draft> all = this.drafts.all();
		List<String> chosen = asked.getOrDefault(CHOSEN, all.stream().map(Draft::name).toList());
		FileTitles titles = new FileTitles(this.versions.liveFiles());
		model.addAttribute("rows",
				all.stream()
					.map((draft) -> new DraftRow(draft, titles.of(draft.file()), live(draft),
							this.time.at(draft.editedAt()), chosen.contains(draft.name())))
					.toList());
		if (!model.containsAttribute("findings")) {
			model.addAttribute("findings",
					Found.of(
							this.goingLive
								.check(all.stream().filter((draft) -> chosen.contains(draft.name())).toList()),
							this.findings));
		}
		model.addAttribute("tables", all.stream()
			.filter((draft) -> !draft.isRetirement() && draft.file().kind().filter(Kind.DECISION::equals).isPresent())
			.toList());
		model.addAttribute("replay", replay);
		model.addAttribute("needsTwo", this.goingLive.needsTwo());
		return "rules-drafts";
	}

	@PostMapping("/live")
	String putLive(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") String reason,
			@RequestParam(required = false) Long replay, Principal owner, RedirectAttributes answer) {
		List<String> names = names(typed);
		return act(names, answer, () -> {
			Deployed deployed = this.goingLive.putLive(names, reason, replay, owner.getName());
			answer.addFlashAttribute("live",
					deployed.versions().stream().map((version) -> VersionRow.of(version, this.time)).toList());
			answer.addFlashAttribute("warnings", Found.of(deployed.warnings(), this.findings));
		});
	}

	@PostMapping("/proposal")
	String propose(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") String reason,
			@RequestParam(required = false) Long replay, Principal owner, RedirectAttributes answer) {
		List<String> names = names(typed);
		return act(names, answer, () -> {
			this.goingLive.propose(names, reason, replay, owner.getName());
			answer.addFlashAttribute("proposed", names);
		});
	}

	@PostMapping("/removal")
	String discard(@RequestParam String name, @RequestParam int revision, RedirectAttributes answer) {
		return act(List.of(), answer, () -> {
			this.drafts.discard(name, revision);
			answer.addFlashAttribute("discarded", name);
		});
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	/** Where these drafts are chosen; all when none is named. */
	static String address(List<String> names) {
		UriComponentsBuilder drafts = UriComponentsBuilder.fromPath("/rules/drafts");
		names.forEach((name) -> drafts.queryParam(CHOSEN, name));
		return "redirect:" + drafts.encode().build().toUriString();
	}

	private String act(List<String> names, RedirectAttributes answer, Runnable action) {
		try {
			action.run();
		}
		catch (CheckRefused refused) {
			answer.addFlashAttribute("findings", Found.of(refused.findings(), this.findings));
			return address(names);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
			return address(names);
		}
		return address(List.of());
	}

	private int live(Draft draft) {
		return this.versions.live(draft.name()).map(ModelVersion::version).orElse(0);
	}

	private static List<String> names(MultiValueMap<String, String> typed) {
		return typed.getOrDefault(CHOSEN, List.of());
	}

	/**
	 * A draft in the list.
	 *
	 * @param live the version that is live now, 0 for a new file
	 */
	record DraftRow(Draft draft, String title, int live, OffsetDateTime at, boolean chosen) {

		public boolean isBehind() {
			return this.live != this.draft.baseVersion();
		}

	}

}
