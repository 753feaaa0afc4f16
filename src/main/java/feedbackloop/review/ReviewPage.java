package feedbackloop.review;

import java.io.IOException;
import java.io.Writer;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.CsvTable;
import feedbackloop.Progress;
import feedbackloop.feedback.Blank;
import feedbackloop.process.AccountNames;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Right;
import feedbackloop.review.ReviewFinding.Kind;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/**
 * {@code /reviews}: the periodic reviews; each with what was compiled, where managers
 * decide, and afterwards its minutes and the plan that follows.
 */
@Controller
@RequestMapping("/reviews")
class ReviewPage {

	private static final int SIZE = 50;

	private final Reviews reviews;

	private final ReviewDesk desk;

	private final ReviewStore store;

	private final AccountNames names;

	private final Directory directory;

	private final RefusalWords refusals;

	private final Words words;

	ReviewPage(Reviews reviews, ReviewDesk desk, ReviewStore store, AccountNames names, Directory directory,
			RefusalWords refusals, Words words) {
		this.reviews = reviews;
		this.desk = desk;
		this.store = store;
		this.names = names;
		this.directory = directory;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String list(Model model) {
		List<Review> all = this.store.all();
		model.addAttribute("reviews", all);
		model.addAttribute("open", this.reviews.isOneOpen());
		model.addAttribute("names",
				this.names.of(all.stream()
					.flatMap((one) -> Stream.of(one.startedBy(), one.decidedBy()))
					.filter(Objects::nonNull)
					.toList()));
		return "reviews";
	}

	@PostMapping
	String start(Principal user, RedirectAttributes answer) {
		try {
			return "redirect:/reviews/" + this.reviews.start(user.getName());
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
			return "redirect:/reviews";
		}
	}

	@GetMapping("/{number}")
	String show(@PathVariable String number, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "false") boolean all, Principal reader, Model model,
			HttpServletResponse response) {
		Review review = find(number);
		List<ReviewItem> items = this.store.items(number, reader.getName());
		boolean decides = review.isCompiled() && !review.isDecided()
				&& this.directory.may(reader.getName(), Right.DECIDE_BACKLOG);
		boolean whole = all && review.isDecided();
		int size = whole ? Math.max(items.size(), 1) : SIZE;
		int last = Math.max(items.size() - 1, 0) / size;
		int at = Math.min(Math.max(page, 0), last);
		long left = items.stream().filter(ReviewItem::isToBeCarriedOut).count();
		model.addAttribute("review", review);
		model.addAttribute("items", items.subList(at * size, Math.min((at + 1) * size, items.size())));
		model.addAttribute("count", items.size());
		model.addAttribute("undecided", items.stream().filter((item) -> item.decision() == null).count());
		model.addAttribute("left", review.isCarriedOut() ? left : 0);
		List<ReviewItem> plan = items.stream()
			.filter((item) -> review.isCarriedOut() && ItemDecision.TAKE.equals(item.decision()))
			.toList();
		model.addAttribute("plan", plan.subList(0, Math.min(size, plan.size())));
		model.addAttribute("planned", plan.size());
		model.addAttribute("parts", review.isDecided() && last > 0);
		model.addAttribute("findings",
				this.store.findings(number, reader.getName())
					.stream()
					.collect(Collectors.groupingBy(ReviewFinding::kind, LinkedHashMap::new, Collectors.toList())));
		model.addAttribute("kinds", Stream.of(Kind.values()).map(Kind::key).toList());
		model.addAttribute("decides", decides);
		model.addAttribute("decisions", ItemDecision.ALL);
		model.addAttribute("names", this.names.all());
		model.addAttribute("page", at);
		model.addAttribute("newer", (at > 0) ? "/reviews/" + number + "?page=" + (at - 1) : null);
		model.addAttribute("older", (at < last) ? "/reviews/" + number + "?page=" + (at + 1) : null);
		Progress.follow(!review.isCompiled() || review.isCarriedOut() && left > 0, response);
		return "review";
	}

	@PostMapping("/{number}/notes")
	String note(@PathVariable String number, @RequestParam(name = "number", defaultValue = "") List<String> numbers,
			@RequestParam Map<String, String> given, @RequestParam(defaultValue = "0") int page, Principal user,
			RedirectAttributes answer) {
		List<ItemDecision> decisions = numbers.stream().map((one) -> decision(one, given)).toList();
		return done(number, page, answer, () -> {
			this.desk.note(number, decisions, user.getName());
			answer.addFlashAttribute("done", this.words.say("review.noted"));
		});
	}

	@PostMapping("/{number}/proposals")
	String follow(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Principal user,
			RedirectAttributes answer) {
		answer.addFlashAttribute("typed", reason);
		return done(number, 0, answer, () -> {
			this.desk.followProposals(number, reason, user.getName());
			answer.addFlashAttribute("done", this.words.say("review.followed"));
		});
	}

	@PostMapping("/{number}/decisions")
	String decide(@PathVariable String number, Principal user, RedirectAttributes answer) {
		return done(number, 0, answer, () -> this.desk.decide(number, user.getName()));
	}

	@GetMapping("/{number}/minutes.csv")
	void csv(@PathVariable String number, Principal reader, HttpServletResponse response) throws IOException {
		Review review = find(number);
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + review.number() + ".csv\"");
		Writer writer = response.getWriter();
		CsvTable table = new CsvTable(writer,
				Stream
					.of("field.number", "field.summary", "backlog.customers", "field.effort", "backlog.waited",
							"field.proposal", "review.decision", "field.reason", "field.owner", "field.targetVersion",
							"review.improvement", "review.outcome")
					.map((key) -> this.words.say(key))
					.toList());
		this.store.items(number, reader.getName()).forEach((item) -> table.add(row(item)));
		table.end();
		writer.flush();
	}

	private List<?> row(ReviewItem item) {
		return Stream
			.of(item.number(), item.summary(), item.customers(), this.words.of("effort", item.effort()),
					item.cyclesWaiting(), said("proposal", item.proposal()), said("proposal", item.decision()),
					item.reason(), item.owner(), item.targetVersion(), item.improvementNumber(),
					said("outcome", item.outcome()))
			.map((cell) -> Objects.requireNonNullElse(cell, ""))
			.toList();
	}

	private String said(String kind, String key) {
		return (key != null) ? this.words.of(kind, key) : null;
	}

	private static ItemDecision decision(String number, Map<String, String> given) {
		return new ItemDecision(number, text(given, "decision", number), text(given, "reason", number),
				text(given, "owner", number), text(given, "targetVersion", number));
	}

	private static String text(Map<String, String> given, String name, String number) {
		String typed = given.get(name + "." + number);
		return Blank.is(typed) ? null : typed.strip();
	}

	private String done(String number, int page, RedirectAttributes answer, Runnable work) {
		try {
			work.run();
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
		}
		return "redirect:/reviews/" + number + ((page > 0) ? "?page=" + page : "");
	}

	private Review find(String number) {
		return this.store.find(number).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
	}

}
