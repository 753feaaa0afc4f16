package feedbackloop.knowledge;

import java.io.IOException;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /knowledge}: where staff keep the articles, see each as its readers do, and take
 * it on.
 */
@Controller
@RequestMapping("/knowledge")
class ArticlesPage {

	private static final int PAGE_SIZE = 50;

	private static final List<String> STATES = Arrays.stream(ArticleState.values()).map(ArticleState::key).toList();

	private final Articles articles;

	private final ArticleList list;

	private final ReadableArticles readable;

	private final RefusalWords words;

	private final HouseTime time;

	ArticlesPage(Articles articles, ArticleList list, ReadableArticles readable, RefusalWords words, HouseTime time) {
		this.articles = articles;
		this.list = list;
		this.readable = readable;
		this.words = words;
		this.time = time;
	}

	@GetMapping
	String list(@RequestParam Map<String, String> given, Principal reader, Locale locale, Model model,
			HttpServletResponse response) {
		QueryReader asked = new QueryReader(given);
		String state = Objects.requireNonNullElse(asked.choice("state", STATES), "");
		String number = Objects.requireNonNullElse(asked.number("number"), "");
		int page = asked.whole("page", 0, 0, Integer.MAX_VALUE);
		model.addAttribute("slice", new Slice<>(List.of(), false));
		model.addAttribute("errors", Map.of());
		try {
			asked.refuseProblems();
			model.addAttribute("slice", this.list.page(state, number, locale.getLanguage().equals("en"),
					reader.getName(), page, PAGE_SIZE));
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			model.addAttribute("errors", this.words.byField(refusal));
		}
		model.addAttribute("page", page);
		model.addAttribute("state", state);
		model.addAttribute("number", number);
		model.addAttribute("states", STATES);
		return "articles";
	}

	/**
	 * One article in each of its languages.
	 * @param version an older version, or 0 for the latest
	 */
	@GetMapping("/{id}")
	String show(@PathVariable long id, @RequestParam(defaultValue = "0") int version, Principal reader, Locale locale,
			Model model) {
		Article article = this.articles.get(id, reader.getName());
		List<ArticleVersion> versions = this.articles.versions(article);
		ArticleVersion seen = versions.stream()
			.filter((one) -> one.number() == ((version > 0) ? version : article.latest()))
			.findFirst()
			.orElseThrow(() -> Refusal.unknown("noArticle", String.valueOf(id)));
		ArticleDraft said = seen.draft();
		String language = locale.getLanguage();
		model.addAttribute("article", Kept.of(article));
		model.addAttribute("seen", seen.number());
		model.addAttribute("title", said.in(language).title());
		model.addAttribute("shown",
				Stream.of("zh-CN", "en")
					.filter((one) -> said.languageFor(one).equals(one))
					.map((one) -> ShownArticle.of(said, one))
					.toList());
		model.addAttribute("versions", versions.stream().map(this::row).toList());
		model.addAttribute("steps", this.list.steps(id));
		model.addAttribute("returned", this.list.returned(id, reader.getName()).orElse(null));
		model.addAttribute("mine", this.articles.isWriter(id, reader.getName()));
		model.addAttribute("language", language);
		model.addAttribute("successors",
				this.readable.now()
					.all()
					.stream()
					.filter((other) -> other.id() != id && (other.open() || !said.open()))
					.filter(this.readable.visibleTo(reader.getName()))
					.toList());
		return "article";
	}

	private Version row(ArticleVersion version) {
		return new Version(version.number(), version.writtenBy(), this.time.at(version.writtenAt()));
	}

	@GetMapping("/{id}/edit")
	String edit(@PathVariable long id, Principal writer, Model model) {
		Article article = this.articles.get(id, writer.getName());
		return form(article, article.latest(), this.articles.versions(article).get(0).draft().typed(), Map.of(), model);
	}

	@PostMapping("/{id}")
	String save(@PathVariable long id, @RequestParam int before, @RequestParam Map<String, String> typed,
			Principal writer, Model model, RedirectAttributes answer, HttpServletResponse response) {
		try {
			this.articles.revise(id, before, ArticleDraft.of(typed), writer.getName());
			answer.addFlashAttribute("done", "kept");
			return "redirect:/knowledge/" + id;
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			return form(this.articles.get(id, writer.getName()), before, typed, this.words.byField(refusal), model);
		}
	}

	private static String form(Article article, int before, Map<String, String> typed, Map<String, String> errors,
			Model model) {
		model.addAttribute("article", Kept.of(article));
		model.addAttribute("before", before);
		model.addAttribute("number", article.feedbackNumber());
		model.addAttribute("values", typed);
		model.addAttribute("errors", errors);
		return "article-edit";
	}

	@PostMapping("/{id}/review")
	String review(@PathVariable long id, @RequestParam int version, Principal user, RedirectAttributes answer) {
		return after(id, "reviewed", answer, () -> this.articles.review(id, version, user.getName()));
	}

	@PostMapping("/{id}/publication")
	String publish(@PathVariable long id, @RequestParam int version, Principal user, RedirectAttributes answer) {
		return after(id, "published", answer, () -> this.articles.publish(id, version, user.getName()));
	}

	@PostMapping("/{id}/confirmation")
	String confirm(@PathVariable long id, @RequestParam int version, Principal user, RedirectAttributes answer) {
		return after(id, "confirmed", answer, () -> this.articles.confirm(id, version, user.getName()));
	}

	@PostMapping("/{id}/withdrawal")
	String withdraw(@PathVariable long id, @RequestParam int version, @RequestParam(required = false) Long successor,
			Principal user, RedirectAttributes answer) {
		return after(id, "withdrawn", answer, () -> this.articles.withdraw(id, version, successor, user.getName()));
	}

	private String after(long id, String done, RedirectAttributes answer, Runnable step) {
		try {
			step.run();
			answer.addFlashAttribute("done", done);
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Refusal.Reason.UNKNOWN) {
				throw refusal;
			}
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/knowledge/" + id;
	}

	@ExceptionHandler(Refusal.class)
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	/**
	 * An article as its page shows it.
	 *
	 * @param number of its case
	 * @param shown the version that readers see, or null
	 */
	record Kept(long id, String number, String state, int latest, Integer shown, Long successor) {

		private static Kept of(Article article) {
			return new Kept(article.id(), article.feedbackNumber(), article.state().key(), article.latest(),
					article.shown(), article.successorId());
		}

	}

	/**
	 * A version in the list of all.
	 */
	record Version(int number, String writtenBy, OffsetDateTime writtenAt) {

	}

}
