package feedbackloop.desk;

import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.desk.KnownFacts.Known;
import feedbackloop.feedback.Blank;
import feedbackloop.forms.FilledForm;
import feedbackloop.forms.FormLanguage;
import feedbackloop.forms.FormPart;
import feedbackloop.forms.Option;
import feedbackloop.process.AccountNames;
import feedbackloop.process.DraftOrigin;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.TaskDesk;
import feedbackloop.process.TaskForm;
import feedbackloop.suggestions.Suggestion;
import feedbackloop.suggestions.Suggestions;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /tasks/…}: one task with its form, for every width of a window. What is typed is
 * kept as the draft that Tasklist has, too; completing passes the gate that Tasklist and
 * programs pass.
 */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPage {

	private final TaskDesk desk;

	private final TaskDrafts drafts;

	private final PeopleInForm people;

	private final MeasuresInForm measures;

	private final KnownFacts known;

	private final Suggestions suggestions;

	private final AccessLog looks;

	private final AccountNames names;

	private final RefusalWords refusals;

	private final Words words;

	private final HouseTime time;

	private final ObjectMapper json;

	private final boolean typingClaims;

	TaskPage(TaskDesk desk, TaskDrafts drafts, PeopleInForm people, MeasuresInForm measures, KnownFacts known,
			Suggestions suggestions, AccessLog looks, AccountNames names, RefusalWords refusals, Words words,
			HouseTime time, ObjectMapper json, @Value("${feedback-loop.claim-by-typing}") boolean typingClaims) {
		this.desk = desk;
		this.drafts = drafts;
		this.people = people;
		this.measures = measures;
		this.known = known;
		this.suggestions = suggestions;
		this.looks = looks;
		this.names = names;
		this.refusals = refusals;
		this.words = words;
		this.time = time;
		this.json = json;
		this.typingClaims = typingClaims;
	}

	@GetMapping
	String show(@PathVariable String id, Principal person, Locale locale, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		try {
			TaskForm task = task(id, person, locale);
			this.looks.note(person.getName(), Kind.CASE_VIEW, task.caseNumber(), request.getRequestURI());
			Optional<TaskDraft> draft = this.drafts.find(id, person.getName());
			FilledForm filled = draft.map((found) -> FilledForm.resume(task.form(), task.facts(), found.values()))
				.orElseGet(() -> FilledForm.begin(task.form(), task.facts()));
			return page(task, filled, draft.orElse(null), Map.of(), person, model);
		}
		catch (Refusal refusal) {
			return gone(id, refusal, person, request, response, model);
		}
	}

	/**
	 * What a button of the form does.
	 * @param act complete, save, claim, discard, keep (over the draft of another window),
	 * {@code take:field} (what is suggested), {@code add:list} or {@code remove:list:row}
	 * @param version of the draft that was gone on from; null without one
	 */
	@PostMapping
	String act(@PathVariable String id, @RequestParam(name = "do", defaultValue = "complete") String act,
			@RequestParam(required = false) Long version, Principal person, Locale locale, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		try {
			TaskForm task = task(id, person, locale);
			FilledForm filled = FilledForm.typed(task.form(), task.facts(), request::getParameterValues);
			return act(task, filled, act.split(":"), version, person, locale, response, model);
		}
		catch (Refusal refusal) {
			return gone(id, refusal, person, request, response, model);
		}
	}

	/** Whoever is too late is told who has it. */
	@PostMapping("/claim")
	String claim(@PathVariable String id, Principal person, HttpServletRequest request, HttpServletResponse response,
			Model model) {
		try {
			this.desk.claim(id, person.getName());
			return "redirect:/tasks/" + id;
		}
		catch (Refusal refusal) {
			return gone(id, refusal, person, request, response, model);
		}
	}

	private String act(TaskForm task, FilledForm filled, String[] act, Long version, Principal person, Locale locale,
			HttpServletResponse response, Model model) {
		try {
			switch (act[0]) {
				case "complete" -> {
					complete(task, filled, person);
					return "redirect:/tasks?done=" + task.id();
				}
				case "claim" -> {
					this.desk.claim(task.id(), person.getName());
					if (!this.typingClaims) {
						return "redirect:/tasks/" + task.id();
					}
				}
				case "discard" -> {
					this.drafts.discard(task.id(), person.getName());
					return "redirect:/tasks/" + task.id();
				}
				case "take" -> take(task, filled, act[act.length - 1], person);
				default -> changeRows(filled, act);
			}
			Long before = act[0].equals("keep") ? newest(task.id(), person) : version;
			TaskDraft saved = this.drafts.save(task.id(), person.getName(), DraftOrigin.version(before),
					values(filled));
			return page(task(task.id(), person, locale), filled, saved, Map.of(), person, model);
		}
		catch (Refusal refusal) {
			TaskForm now = task(task.id(), person, locale);
			response.setStatus(refusal.reason().status());
			TaskDraft kept = isOtherDraft(refusal) ? null : keep(task.id(), person, version, filled);
			model.addAttribute("otherDraft", isOtherDraft(refusal));
			Map<String, String> errors = this.refusals.byField(refusal, (name) -> quoted(filled, name));
			return page(now, filled, (kept != null) ? kept : at(version), errors, person, model);
		}
	}

	/** It is as good as typed, so it claims as typing does. */
	private void take(TaskForm task, FilledForm filled, String field, Principal person) {
		if (this.typingClaims || task.assignee() != null) {
			this.desk.claim(task.id(), person.getName());
		}
		this.suggestions.at(task.id(), person.getName())
			.stream()
			.filter((suggestion) -> suggestion.field().equals(field))
			.forEach((suggestion) -> filled.put(field, suggestion.value()));
	}

	private static void changeRows(FilledForm filled, String[] act) {
		if (act[0].equals("add") && act.length == 2) {
			filled.addRow(act[1]);
		}
		if (act[0].equals("remove") && act.length == 3 && act[2].matches("\\d{1,3}")) {
			filled.removeRow(act[1], Integer.parseInt(act[2]));
		}
	}

	private void complete(TaskForm task, FilledForm filled, Principal person) {
		if (task.assignee() == null && !this.typingClaims) {
			throw Refusal.forbidden("claimFirst");
		}
		List<Problem> problems = filled.problems(this.time.today());
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
		this.desk.submit(task.id(), person.getName(), filled.submission());
	}

	/** What was typed and refused is kept too, unless another window went on with it. */
	private TaskDraft keep(String id, Principal person, Long version, FilledForm filled) {
		try {
			return this.drafts.save(id, person.getName(), DraftOrigin.version(version), values(filled));
		}
		catch (Refusal refusal) {
			return null;
		}
	}

	private Long newest(String id, Principal person) {
		return this.drafts.find(id, person.getName()).map(TaskDraft::version).orElse(null);
	}

	private static TaskDraft at(Long version) {
		return (version != null) ? new TaskDraft(version, null, null) : null;
	}

	/**
	 * Saves what is typed, while somebody types, and says what is to be shown now.
	 * @param version of the draft that was gone on from; null without one
	 * @param page a number of one opened page of a browser
	 * @param turn how often that page has sent something
	 */
	@PostMapping("/draft")
	ResponseEntity<Live> save(@PathVariable String id, @RequestParam(required = false) Long version,
			@RequestParam(required = false) Long page, @RequestParam(defaultValue = "0") long turn, Principal person,
			Locale locale, HttpServletRequest request) {
		try {
			TaskForm task = task(id, person, locale);
			FilledForm filled = FilledForm.typed(task.form(), task.facts(), request::getParameterValues);
			TaskDraft saved = this.drafts.save(id, person.getName(), new DraftOrigin(version, page, turn),
					values(filled));
			if (this.typingClaims || task.assignee() != null) {
				// Tells whoever types on that somebody else was faster.
				this.desk.claim(id, person.getName());
			}
			Map<String, Boolean> hidden = new LinkedHashMap<>();
			Map<String, String> texts = new LinkedHashMap<>();
			Map<String, List<Choice>> choices = new LinkedHashMap<>();
			filled.parts(Map.of()).stream().flatMap(FormPart::withInner).forEach((part) -> {
				hidden.put(part.id(), part.isHidden());
				if (part.isLive()) {
					texts.put(part.id(), part.html());
				}
				if (part.hasLiveOptions()) {
					choices.put(part.id(), part.options().stream().map(Choice::of).toList());
				}
			});
			return ResponseEntity.ok(new Live(saved.version(), saved(saved), hidden, texts, choices, null, false));
		}
		catch (Refusal refusal) {
			return ResponseEntity.status(refusal.reason().status())
				.body(new Live(null, null, Map.of(), Map.of(), Map.of(), this.refusals.of(refusal),
						isOtherDraft(refusal)));
		}
	}

	private static boolean isOtherDraft(Refusal refusal) {
		return refusal.problems().stream().anyMatch((problem) -> problem.code().equals("otherDraft"));
	}

	private JsonNode values(FilledForm filled) {
		return this.json.valueToTree(filled.written());
	}

	/**
	 * In the reader's language, with whom one may choose and what is known of the case.
	 */
	private TaskForm task(String id, Principal person, Locale locale) {
		TaskForm task = this.desk.form(id, person.getName());
		FormLanguage.translate(task.form().root(), locale);
		this.people.fillIn(task.form().root(), id, person.getName(), locale);
		this.measures.fillIn(task.form().root(), id, person.getName(), locale);
		if (Tasks.TRIAGE.equals(task.form().root().path("id").asText())) {
			Known facts = this.known.of(id, person.getName(), locale);
			KnownFactsInForm.fillIn(task.form().root(), facts, this.words.in(locale));
		}
		return task;
	}

	private String page(TaskForm task, FilledForm filled, TaskDraft draft, Map<String, String> errors, Principal person,
			Model model) {
		model.addAttribute("task", task);
		model.addAttribute("name", this.words.label(task.name()));
		model.addAttribute("due", this.time.at(task.due()));
		model.addAttribute("now", this.time.now());
		model.addAttribute("isOthers", task.assignee() != null && !task.assignee().equals(person.getName()));
		model.addAttribute("isOpen", task.assignee() != null || this.typingClaims);
		model.addAttribute("parts", filled.parts(errors));
		model.addAttribute("suggestions", suggestions(task, person));
		model.addAttribute("version", (draft != null) ? draft.version() : null);
		model.addAttribute("saved", (draft != null && draft.savedAt() != null) ? saved(draft) : null);
		model.addAttribute("errors", errors);
		model.addAttribute("self", person.getName());
		model.addAttribute("names", this.names.of((task.assignee() != null) ? List.of(task.assignee()) : List.of()));
		return "task";
	}

	/** By the fields that they are for. */
	private Map<String, Suggestion> suggestions(TaskForm task, Principal person) {
		return this.suggestions.at(task.id(), person.getName())
			.stream()
			.collect(Collectors.toMap(Suggestion::field, Function.identity()));
	}

	/**
	 * Of a task that is done or somebody else's: what was typed for it stays to be
	 * copied.
	 */
	private String gone(String id, Refusal refusal, Principal person, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		if (this.desk.isSubmittedBy(id, person.getName())) {
			return "redirect:/tasks?done=" + id;
		}
		response.setStatus(refusal.reason().status());
		Map<String, String> typed = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			String text = String.join(", ", values);
			if (!Blank.is(text) && !List.of("_csrf", "do", "version", "lang").contains(name)) {
				typed.put(this.words.of("field", name), text);
			}
		});
		model.addAttribute("sentence", this.refusals.of(refusal));
		model.addAttribute("typed", typed);
		return "task-gone";
	}

	private Optional<String> quoted(FilledForm filled, String name) {
		return filled.label(name).map((label) -> {
			int row = name.indexOf('[');
			return (row < 0) ? this.words.say("tasks.field", label) : this.words.say("tasks.cell",
					filled.label(name.substring(0, row)).orElse(""), name.substring(row + 1, name.indexOf(']')), label);
		});
	}

	/** Of today the hour says enough. */
	private String saved(TaskDraft draft) {
		OffsetDateTime at = this.time.at(draft.savedAt());
		return at.toLocalDate().equals(this.time.today()) ? HouseTime.hour(at) : HouseTime.minute(at);
	}

	/**
	 * What a page of the form needs to know after it sent what was typed.
	 *
	 * @param version of the draft, to be named when it is saved again
	 * @param saved when, such as 14:05
	 * @param hidden by the id of each part whether it is hidden now
	 * @param texts of those parts whose text depends on what is typed, as HTML
	 * @param choices of those parts whose choices depend on what is typed
	 * @param refused why it was not saved, or null
	 * @param otherDraft whether another window saved one
	 */
	record Live(Long version, String saved, Map<String, Boolean> hidden, Map<String, String> texts,
			Map<String, List<Choice>> choices, String refused, boolean otherDraft) {

	}

	/**
	 * Something to choose, as the page shows and sends it.
	 */
	record Choice(String value, String label) {

		private static Choice of(Option option) {
			return new Choice(option.text(), option.label());
		}

	}

}
