package feedbackloop.models.replay;

import java.io.IOException;
import java.security.Principal;
import java.util.List;

import feedbackloop.Progress;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /rules/replays}: edited files tried on past cases before they go live. A page of
 * a replay that runs asks to be loaded again every two seconds.
 */
@Controller
@RequestMapping("/rules/replays")
class ReplayPages {

	private final ReplayRequests requests;

	private final AskedAgain askedAgain;

	private final TrialFiles trialFiles;

	private final ReplayDownloads downloads;

	private final RefusalWords words;

	ReplayPages(ReplayRequests requests, AskedAgain askedAgain, TrialFiles trialFiles, ReplayDownloads downloads,
			RefusalWords words) {
		this.requests = requests;
		this.askedAgain = askedAgain;
		this.trialFiles = trialFiles;
		this.downloads = downloads;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "0") int page, Model model) {
		model.addAttribute("shown", this.requests.latest(Math.max(page, 0)));
		model.addAttribute("page", Math.max(page, 0));
		return "rules-replays";
	}

	@GetMapping("/new")
	String form(Model model) {
		model.addAttribute("names", TrialFiles.NAMES);
		model.addAttribute("choices", CaseChoice.CASES);
		return "rules-replays-new";
	}

	/**
	 * Other pages send the texts of drafts in pairs of {@code name} and {@code text}.
	 */
	@PostMapping
	String ask(@RequestParam MultiValueMap<String, String> fields,
			@RequestParam(name = "files", required = false) List<MultipartFile> files, Principal user,
			RedirectAttributes answer) {
		try {
			long id = this.requests.ask(this.trialFiles.of(fields.get("name"), fields.get("text"), files),
					fields.getFirst("firstDay"), fields.getFirst("lastDay"), fields.getFirst("cases"), user.getName());
			return "redirect:/rules/replays/" + id;
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", refusal.problems().stream().map(this.words::of).toList());
			return "redirect:/rules/replays/new";
		}
	}

	@GetMapping("/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String before,
			@RequestParam(required = false) String after, @RequestParam(required = false) String effect,
			@RequestParam(defaultValue = "") String position, @RequestParam(required = false) String table,
			@RequestParam(defaultValue = "0") int question, Principal reader, Model model,
			HttpServletResponse response) {
		Replay replay = this.requests.get(id);
		Progress.follow(replay.runs(), response);
		boolean deadlines = effect != null;
		model.addAttribute("replay", replay);
		model.addAttribute("before", before);
		model.addAttribute("after", after);
		model.addAttribute("effect", effect);
		model.addAttribute("deadlines",
				deadlines ? this.requests.deadlines(id, effect, reader.getName(), position) : null);
		model.addAttribute("changed",
				deadlines ? null : this.requests.cases(id, before, after, reader.getName(), position));
		model.addAttribute("first", position.isEmpty());
		if (table != null) {
			model.addAttribute("occasions", this.askedAgain.occasions(replay, table, question, reader.getName()));
			AskedTable asked = this.askedAgain.table(replay, table);
			model.addAttribute("table", asked);
			model.addAttribute("question", asked.questions().get(question));
		}
		return "rules-replay";
	}

	@PostMapping("/{id}/cancellation")
	String cancel(@PathVariable long id, RedirectAttributes answer) {
		try {
			this.requests.cancel(id);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/rules/replays/" + id;
	}

	@GetMapping("/{id}/cases.csv")
	void cases(@PathVariable long id, Principal reader, HttpServletResponse response) throws IOException {
		this.requests.get(id);
		download(response, "replay-" + id + "-cases.csv", "text/csv;charset=UTF-8");
		this.downloads.cases(id, reader.getName(), response.getOutputStream());
	}

	@GetMapping("/{id}/deadlines.csv")
	void deadlines(@PathVariable long id, Principal reader, HttpServletResponse response) throws IOException {
		this.requests.get(id);
		download(response, "replay-" + id + "-deadlines.csv", "text/csv;charset=UTF-8");
		this.downloads.deadlines(id, reader.getName(), response.getOutputStream());
	}

	@GetMapping("/{id}/replay.json")
	void json(@PathVariable long id, Principal reader, HttpServletResponse response) throws IOException {
		Replay replay = this.requests.get(id);
		download(response, "replay-" + id + ".json", MediaType.APPLICATION_JSON_VALUE);
		this.downloads.json(replay, reader.getName(), response.getOutputStream());
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private static void download(HttpServletResponse response, String name, String type) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
	}

}
