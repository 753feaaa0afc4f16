package feedbackloop.bulk;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.Progress;
import feedbackloop.bulk.ChosenCases.Row;
import feedbackloop.feedback.Blank;
import feedbackloop.longwork.LongWorks;
import feedbackloop.privacy.Masker;
import feedbackloop.process.AsSystem;
import feedbackloop.process.CaseAction;
import feedbackloop.process.CaseAction.Field;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/**
 * Does something with the cases that are ticked at {@code /cases}: what, a preview of
 * what comes of it, then the doing with its result, which may be taken back.
 */
@Controller
@RequestMapping("/cases/selection")
class BulkPage {

	private static final int MOST = 100;

	/**
	 * So many are done before the page answers; more are left to a node that has time.
	 */
	private static final int AT_ONCE = 20;

	/** In the session, so that the preview survives a reload and a change of language. */
	private static final String CHOSEN = "feedbackloop.bulk";

	/** What a question begins with that was asked on the page of the backlog. */
	private static final String BACKLOG = "backlog?";

	private static final String TO_CHOSEN = "redirect:/cases/selection";

	private final BulkActions actions;

	private final BulkStore store;

	private final BulkJob job;

	private final LongWorks works;

	private final ChosenCases cases;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Masker masker;

	private final RefusalWords refusals;

	private final Words words;

	BulkPage(BulkActions actions, BulkStore store, BulkJob job, LongWorks works, ChosenCases cases, Directory directory,
			AsSystem asSystem, Masker masker, RefusalWords refusals, Words words) {
		this.actions = actions;
		this.store = store;
		this.job = job;
		this.works = works;
		this.cases = cases;
		this.directory = directory;
		this.asSystem = asSystem;
		this.masker = masker;
		this.refusals = refusals;
		this.words = words;
	}

	@PostMapping
	String choose(@RequestParam(name = "number", defaultValue = "") List<String> numbers,
			@RequestParam(defaultValue = "") String from, HttpSession session, RedirectAttributes answer) {
		List<String> chosen = List.copyOf(new LinkedHashSet<>(numbers));
		if (chosen.isEmpty() || chosen.size() > MOST) {
			answer.addFlashAttribute("refused",
					this.words.say(chosen.isEmpty() ? "refusal.nothingTicked" : "refusal.tooManyTicked", null, MOST));
			return "redirect:" + list(from);
		}
		session.setAttribute(CHOSEN, new Chosen(chosen, from, null, Map.of()));
		return TO_CHOSEN;
	}

	@GetMapping
	String show(@SessionAttribute(name = CHOSEN, required = false) Chosen chosen, Principal reader, Model model) {
		if (chosen == null) {
			return "redirect:/cases";
		}
		Map<String, Row> rows = this.cases.of(chosen.numbers(), reader.getName());
		List<String> numbers = List.copyOf(rows.keySet());
		List<Offer> offers = offered(reader).stream()
			.map((action) -> new Offer(action.name(), action.fields(numbers, reader.getName())))
			.toList();
		model.addAttribute("chosen", chosen);
		model.addAttribute("rows", rows.values());
		model.addAttribute("list", list(chosen.from()));
		model.addAttribute("offers", offers);
		if (chosen.action() != null && offers.stream().anyMatch((offer) -> offer.name().equals(chosen.action()))) {
			List<Line> lines = numbers.stream()
				.map((number) -> this.actions.tried(BulkCase.of(0, number), chosen.action(), chosen.said(),
						reader.getName()))
				.map((one) -> line(one, rows))
				.toList();
			model.addAttribute("ready", lines.stream().filter(Line::isDone).toList());
			model.addAttribute("left", lines.stream().filter((line) -> !line.isDone()).toList());
		}
		return "selection";
	}

	@PostMapping("/preview")
	String prepare(@RequestParam Map<String, String> given,
			@SessionAttribute(name = CHOSEN, required = false) Chosen chosen, Principal reader, HttpSession session,
			RedirectAttributes answer) {
		if (chosen == null) {
			return "redirect:/cases";
		}
		Optional<CaseAction> action = action(given.get("action"), reader);
		Map<String, String> said = action.map((one) -> said(one, given, visible(chosen.numbers(), reader), reader))
			.orElse(Map.of());
		boolean complete = action.isPresent() && said.values().stream().noneMatch(Blank::is);
		if (!complete) {
			answer.addFlashAttribute("refused", this.words.say("bulk.incomplete"));
		}
		answer.addFlashAttribute("typed", new Chosen(chosen.numbers(), chosen.from(), given.get("action"), said));
		session.setAttribute(CHOSEN,
				new Chosen(chosen.numbers(), chosen.from(), complete ? given.get("action") : null, said));
		return TO_CHOSEN;
	}

	@PostMapping("/start")
	String start(@RequestParam(name = "number", defaultValue = "") List<String> numbers,
			@RequestParam Map<String, String> given, Principal user, HttpSession session, RedirectAttributes answer) {
		CaseAction action = action(given.get("action"), user).orElse(null);
		List<String> chosen = visible(numbers, user);
		if (action == null || chosen.isEmpty() || chosen.size() > MOST) {
			answer.addFlashAttribute("refused", this.words.say("refusal.nothingTicked"));
			return TO_CHOSEN;
		}
		long id = this.store.begin(action.name(), said(action, given, chosen, user), chosen, user.getName());
		session.removeAttribute(CHOSEN);
		return begun(id, chosen.size());
	}

	@GetMapping("/{id}")
	String result(@PathVariable long id, Principal reader, Model model, HttpServletResponse response) {
		BulkWork work = own(id, reader);
		List<BulkCase> all = this.store.cases(id);
		Map<String, Row> rows = this.cases.of(all.stream().map(BulkCase::number).toList(), reader.getName());
		List<Line> lines = all.stream()
			.filter((one) -> rows.containsKey(one.number()) && !one.state().equals(BulkCase.WAITING))
			.map((one) -> line(one, rows))
			.toList();
		model.addAttribute("work", work);
		model.addAttribute("canUndo", this.actions.canUndo(work.action()));
		model.addAttribute("done", lines.stream().filter(Line::isDone).toList());
		model.addAttribute("left", lines.stream().filter((line) -> !line.isDone()).toList());
		Progress.follow(work.isRunning(), response);
		return "selection-result";
	}

	@PostMapping("/{id}/undo")
	String undo(@PathVariable long id, Principal user) {
		BulkWork work = own(id, user);
		if (work.isRunning() || work.undoes() != null || !this.actions.canUndo(work.action())) {
			return "redirect:/cases/selection/" + id;
		}
		return this.store.beginUndo(work, user.getName())
			.map((undo) -> begun(undo, work.work().total()))
			.orElse("redirect:/cases/selection/" + id);
	}

	/** Each once, without those that are no case for the reader. */
	private List<String> visible(List<String> numbers, Principal reader) {
		return List.copyOf(this.cases.of(numbers, reader.getName()).keySet());
	}

	private String begun(long id, int count) {
		if (count <= AT_ONCE) {
			this.works.work(this.job, id);
		}
		return "redirect:/cases/selection/" + id;
	}

	/** Of others nobody needs to know. */
	private BulkWork own(long id, Principal reader) {
		return this.store.find(id)
			.filter((work) -> work.work().askedBy().equals(reader.getName()))
			.orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
	}

	private List<CaseAction> offered(Principal reader) {
		return this.actions.offered(this.asSystem.call(() -> this.directory.teamsOf(reader.getName())));
	}

	private Optional<CaseAction> action(String name, Principal reader) {
		return offered(reader).stream().filter((action) -> action.name().equals(name)).findFirst();
	}

	/** What is typed freely is kept masked, as in the record. */
	private Map<String, String> said(CaseAction action, Map<String, String> given, List<String> numbers,
			Principal user) {
		Map<String, String> said = new LinkedHashMap<>();
		for (Field field : action.fields(numbers, user.getName())) {
			String typed = Objects.requireNonNullElse(given.get(action.name() + "." + field.name()), "").strip();
			boolean known = field.choices().containsKey(typed);
			said.put(field.name(), known ? typed : field.open() ? this.masker.mask(typed) : "");
		}
		return said;
	}

	private Line line(BulkCase one, Map<String, Row> rows) {
		String why = one.problems().isEmpty() ? null
				: this.refusals.of(new Refusal(Refusal.Reason.TOO_LATE, one.problems()));
		return new Line(rows.get(one.number()), one.state().equals(BulkCase.DONE), one.task(), one.before(), why);
	}

	/** Nobody is led elsewhere by what an address says. */
	private static String list(String from) {
		boolean backlog = from.startsWith(BACKLOG);
		String page = backlog ? "/backlog" : "/cases";
		return Stream.of(backlog ? from.substring(BACKLOG.length()) : from)
			.filter((query) -> query.matches("[\\w%.+=&-]+"))
			.findFirst()
			.map((query) -> page + "?" + query)
			.orElse(page);
	}

	/**
	 * Something that may be done.
	 */
	record Offer(String name, List<Field> fields) {

	}

	/**
	 * A case, with what was or would be done.
	 *
	 * @param why it is left, in words; null where it is not
	 */
	record Line(Row row, boolean isDone, String task, String before, String why) {

	}

}
