package feedbackloop.sources;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import feedbackloop.process.AccountNames;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.RefusalWords;
import feedbackloop.sources.SourceSecrets.Made;
import feedbackloop.sources.SourceStates.SourceState;
import feedbackloop.words.Words;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /sources}: what sends or is fetched, how it stands, and the secrets with which
 * senders sign.
 */
@Controller
@RequestMapping("/sources")
class SourcesPage {

	private static final String TO_SOURCES = "redirect:/sources";

	private final LiveSources sources;

	private final SourceStates states;

	private final SourceSecrets secrets;

	private final SourceSettings settings;

	private final RefusalWords refusals;

	private final AccountNames names;

	private final Words words;

	SourcesPage(LiveSources sources, SourceStates states, SourceSecrets secrets, SourceSettings settings,
			RefusalWords refusals, AccountNames names, Words words) {
		this.sources = sources;
		this.states = states;
		this.secrets = secrets;
		this.settings = settings;
		this.refusals = refusals;
		this.names = names;
		this.words = words;
	}

	@GetMapping
	String show(Model model) {
		Map<String, SourceState> states = this.states.all();
		List<SourceRow> rows = this.sources.all()
			.values()
			.stream()
			.map((mapping) -> row(mapping, states.get(mapping.key())))
			.toList();
		model.addAttribute("rows", rows);
		model.addAttribute("names",
				this.names.of(rows.stream().flatMap((row) -> row.secrets().stream()).map(Made::by).toList()));
		return "sources";
	}

	/**
	 * Where a new source is mapped.
	 */
	@GetMapping("/new")
	String begin(@RequestParam String source, RedirectAttributes answer) {
		answer.addAttribute("name", SourceMapping.file(source.strip()));
		return "redirect:/rules/edit";
	}

	private SourceRow row(SourceMapping mapping, SourceState state) {
		boolean isFetched = mapping.poll() != null;
		List<String> problems = (state != null) ? state.problems().stream().map(this::sentence).toList() : List.of();
		return new SourceRow(mapping.key(), SourceMapping.file(mapping.key()),
				mapping.title().in(this.words.language()), isFetched ? null : this.settings.address(mapping.key()),
				isFetched ? this.settings.lacking(mapping) : List.of(), this.secrets.made(mapping.key()), state,
				problems);
	}

	/** Not each sentence names the field. */
	private String sentence(Problem problem) {
		String sentence = this.refusals.of(problem);
		boolean isNamed = problem.field() == null || sentence.contains(problem.field());
		return isNamed ? sentence : problem.field() + ": " + sentence;
	}

	/**
	 * A secret is shown once, on the page that this leads to, and never again.
	 */
	@PostMapping("/{source}/secrets")
	String add(@PathVariable String source, @RequestParam(defaultValue = "") String secret, Principal admin,
			RedirectAttributes answer) {
		try {
			this.sources.find(source)
				.filter((mapping) -> mapping.signature() != null)
				.orElseThrow(() -> Refusal.unknown("noSuchSource"));
			answer.addFlashAttribute("made", this.secrets.add(source, secret, admin.getName()));
			answer.addFlashAttribute("madeFor", source);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
		}
		return TO_SOURCES;
	}

	@PostMapping("/{source}/secrets/{id}/removal")
	String remove(@PathVariable String source, @PathVariable long id, Principal admin, RedirectAttributes answer) {
		try {
			this.secrets.remove(source, id, admin.getName());
			answer.addFlashAttribute("done", "removed");
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
		}
		return TO_SOURCES;
	}

	@PostMapping("/{source}/look")
	String look(@PathVariable String source, RedirectAttributes answer) {
		try {
			this.sources.find(source)
				.filter((mapping) -> mapping.poll() != null)
				.orElseThrow(() -> Refusal.unknown("noSuchSource"));
			this.states.hurry(source);
			answer.addFlashAttribute("done", "hurried");
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
		}
		return TO_SOURCES;
	}

	/**
	 * A source on the page.
	 *
	 * @param address where it sends to; null where it is fetched
	 * @param lacking the settings without which it is not fetched
	 * @param state how it stands, or null if it was never heard of
	 * @param problems why something last could not be taken
	 */
	record SourceRow(String key, String file, String title, String address, List<String> lacking, List<Made> secrets,
			SourceState state, List<String> problems) {

		public boolean isFetched() {
			return this.address == null;
		}

	}

}
