package feedbackloop.models.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /rules/try}: a single case by hand, by the live tables and beside them by edited
 * ones: those of a replay, uploaded, or sent by another page in pairs of {@code name} and
 * {@code text}.
 */
@Controller
@RequestMapping("/rules/try")
class TryPage {

	private final TryCase tryCase;

	private final TrialFacts trialFacts;

	private final TrialWords trialWords;

	private final TrialFiles trialFiles;

	private final ReplayStore replays;

	private final Directory directory;

	private final RefusalWords words;

	TryPage(TryCase tryCase, TrialFacts trialFacts, TrialWords trialWords, TrialFiles trialFiles, ReplayStore replays,
			Directory directory, RefusalWords words) {
		this.tryCase = tryCase;
		this.trialFacts = trialFacts;
		this.trialWords = trialWords;
		this.trialFiles = trialFiles;
		this.replays = replays;
		this.directory = directory;
		this.words = words;
	}

	@GetMapping
	String show(@RequestParam MultiValueMap<String, String> fields, @RequestParam(required = false) Long replay,
			Model model, HttpServletResponse response) {
		model.addAttribute("replay", replay);
		return answer(fields, (replay != null) ? this.replays.edited(replay) : Map.of(), new LinkedHashMap<>(), model,
				response);
	}

	@PostMapping
	String show(@RequestParam MultiValueMap<String, String> fields,
			@RequestParam(name = "files", required = false) List<MultipartFile> files, Model model,
			HttpServletResponse response) {
		Map<String, String> errors = new LinkedHashMap<>();
		Map<String, String> edited = Map.of();
		try {
			edited = this.trialFiles.ofGrading(fields.get("name"), fields.get("text"), files);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors.put("form", this.words.of(refusal));
		}
		return answer(fields, edited, errors, model, response);
	}

	private String answer(MultiValueMap<String, String> fields, Map<String, String> edited, Map<String, String> errors,
			Model model, HttpServletResponse response) {
		try {
			TrialCase tried = this.tryCase.tried(this.trialFacts.of(fields.toSingleValueMap()), edited);
			model.addAttribute("tried", tried);
			model.addAttribute("answer", this.trialWords.answer(tried));
			model.addAttribute("limits", this.trialWords.limits(tried));
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			refusal.problems().forEach((problem) -> errors.put(problem.field(), this.words.of(problem)));
		}
		model.addAttribute("values", values(fields));
		model.addAttribute("errors", errors);
		model.addAttribute("edited", edited);
		model.addAttribute("types", this.directory.feedbackTypes());
		model.addAttribute("channels", Channels.ALL);
		model.addAttribute("keys", RuleTexts.KEYS);
		return "rules-try";
	}

	private static Map<String, String> values(MultiValueMap<String, String> fields) {
		Map<String, String> values = new LinkedHashMap<>(Map.of("affected", "3", "severity", "3", "urgency", "3"));
		values.putAll(fields.toSingleValueMap());
		return values;
	}

}
