package feedbackloop.knowledge;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.process.Slice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /help}: published articles, searched, each at an address of its own. Staff see
 * besides what is for staff only. Works without JavaScript.
 */
@Controller
@RequestMapping("/help")
class HelpPage {

	private static final int PAGE_SIZE = 20;

	private static final int LONGEST_WORDS = 200;

	/** Of a description so much is looked at. */
	private static final int LOOKED_AT = 2000;

	private static final int SUGGESTED = 3;

	/** Of the session, with the number of an article. */
	private static final String HELPED = "helped.";

	private final ReadableArticles readable;

	private final ArticleRepository articles;

	private final ArticleVersionRepository versions;

	private final KnownProblems known;

	private final Cases cases;

	private final JdbcClient database;

	HelpPage(ReadableArticles readable, ArticleRepository articles, ArticleVersionRepository versions,
			KnownProblems known, Cases cases, JdbcClient database) {
		this.readable = readable;
		this.articles = articles;
		this.versions = versions;
		this.known = known;
		this.cases = cases;
		this.database = database;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "") String product,
			@RequestParam(defaultValue = "0") int page, Principal reader, Locale locale, Model model) {
		String asked = words.strip().substring(0, Math.min(words.strip().length(), LONGEST_WORDS));
		Predicate<ReadableArticle> visible = this.readable.visibleTo(nameOf(reader));
		ReadableArticles.Read now = this.readable.now();
		List<ReadableArticle> all = now.all().stream().filter(visible).toList();
		List<ReadableArticle> found = inLanguageFirst(
				(Blank.is(asked) ? all.stream() : now.found(asked).stream().filter(visible))
					.filter((article) -> product.isEmpty() || product.equals(article.product()))
					.toList(),
				locale);
		int from = (int) Math.min((long) Math.max(page, 0) * PAGE_SIZE, found.size());
		model.addAttribute("slice",
				Slice.of(found.subList(from, Math.min(from + PAGE_SIZE + 1, found.size())), PAGE_SIZE));
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("words", asked);
		model.addAttribute("product", product);
		model.addAttribute("products",
				all.stream().map(ReadableArticle::product).filter(Objects::nonNull).distinct().sorted().toList());
		model.addAttribute("language", locale.getLanguage());
		return "help";
	}

	private static List<ReadableArticle> inLanguageFirst(List<ReadableArticle> articles, Locale locale) {
		Predicate<ReadableArticle> speaks = (article) -> article.speaks(locale.getLanguage());
		return Stream.concat(articles.stream().filter(speaks), articles.stream().filter(speaks.negate())).toList();
	}

	/**
	 * One article. What was withdrawn leads to its successor.
	 */
	@GetMapping("/{id:\\d{1,18}}")
	@Transactional(readOnly = true)
	public String article(@PathVariable long id, Principal reader, Locale locale, Model model,
			HttpServletResponse response) {
		Article article = this.articles.findById(id).orElseThrow(HelpPage::none);
		if (article.shown() == null) {
			return "redirect:/help/" + Optional.ofNullable(article.successorId()).orElseThrow(HelpPage::none);
		}
		ArticleVersion shown = this.versions.findByArticleIdAndNumber(id, article.shown()).orElseThrow();
		boolean mayRead = shown.isOpen()
				|| (reader != null && !this.cases.isHiddenFrom(reader.getName(), article.feedbackNumber()));
		if (!mayRead) {
			throw none();
		}
		model.addAttribute("id", id);
		model.addAttribute("article", ShownArticle.of(shown.draft(), locale.getLanguage()));
		model.addAttribute("knownProblem", shown.isOpen() && !this.known.among(List.of(id)).isEmpty());
		return "help-article";
	}

	/**
	 * Counts that an article helped somebody who may read it, once in their session.
	 */
	@PostMapping("/{id:\\d{1,18}}/helped")
	String helped(@PathVariable long id, Principal reader, HttpSession session, RedirectAttributes answer) {
		Predicate<ReadableArticle> visible = this.readable.visibleTo(nameOf(reader));
		if (this.readable.now().all().stream().noneMatch((article) -> article.id() == id && visible.test(article))) {
			throw none();
		}
		if (session.getAttribute(HELPED + id) == null) {
			session.setAttribute(HELPED + id, true);
			this.database.sql("update article set helped = helped + 1 where id = :id").param("id", id).update();
		}
		answer.addFlashAttribute("thanked", true);
		return "redirect:/help/" + id;
	}

	/**
	 * What may help somebody who is writing that. Nothing of it is kept.
	 */
	@PostMapping("/suggestions")
	String suggestions(@RequestParam(defaultValue = "") String description, Locale locale, Model model) {
		List<ReadableArticle> like = this.readable.now()
			.like(description.substring(0, Math.min(description.length(), LOOKED_AT)))
			.stream()
			.filter(ReadableArticle::open)
			.toList();
		List<ReadableArticle> suggested = inLanguageFirst(like, locale).stream().limit(SUGGESTED).toList();
		model.addAttribute("suggested", suggested);
		model.addAttribute("known", this.known.among(suggested.stream().map(ReadableArticle::id).toList()));
		model.addAttribute("language", locale.getLanguage());
		return "help-suggestions :: suggested";
	}

	private static String nameOf(Principal reader) {
		return (reader != null) ? reader.getName() : null;
	}

	private static ResponseStatusException none() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
