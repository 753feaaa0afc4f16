package feedbackloop.insights;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AccountNames;
import feedbackloop.process.AsSystem;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Directory;
import feedbackloop.process.FailedSteps;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.PastDecisions;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.teamwork.CommentView;
import feedbackloop.teamwork.Comments;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One case on one page, for all staff and printable, with the parts that the features
 * contribute. The number of an improvement leads to its own page.
 */
@Controller
class CasePage {

	private final CaseReader cases;

	private final List<CasePart> parts;

	private final Comments comments;

	private final AccountNames names;

	private final Directory directory;

	private final AsSystem asSystem;

	private final PastDecisions decisions;

	private final FailedSteps failed;

	private final Words words;

	private final HouseTime time;

	CasePage(CaseReader cases, List<CasePart> parts, Comments comments, AccountNames names, Directory directory,
			AsSystem asSystem, PastDecisions decisions, FailedSteps failed, Words words, HouseTime time) {
		this.cases = cases;
		this.parts = parts;
		this.comments = comments;
		this.names = names;
		this.directory = directory;
		this.asSystem = asSystem;
		this.decisions = decisions;
		this.failed = failed;
		this.words = words;
		this.time = time;
	}

	@GetMapping("/cases/{number}")
	String show(@PathVariable String number, Principal reader, Model model, Locale locale, HttpServletResponse response)
			throws IOException {
		try {
			String typed = BusinessKey.typed(number);
			if (BusinessKey.isOfImprovement(typed)) {
				return "redirect:/improvements/" + typed;
			}
			if (!typed.equals(number) && BusinessKey.isCaseNumber(typed)) {
				return "redirect:/cases/" + typed;
			}
			CaseStory asSubmitted = this.cases.story(number, reader.getName(), locale);
			Comments.Latest comments = this.comments.latest(number);
			AccountNames.Known names = names(asSubmitted, comments);
			CaseStory story = asSubmitted.named(names);
			CaseFile file = story.file();
			model.addAttribute("file", file);
			model.addAttribute("failures", failures(story.feedback().numbers()));
			model.addAttribute("gradeReason", this.words.half(file.graded().gradeReason()));
			if (file.graded().grade() != null) {
				model.addAttribute("explanation",
						GradeExplanation.of(file, this.decisions.lastNumbers(number, Decisions.PRIORITY_WEIGHTS)));
			}
			model.addAttribute("milestones", Milestone.of(story));
			model.addAttribute("conversation", Conversation.of(story.trail().correspondence(), comments));
			model.addAttribute("needs", CaseNeeds.of(story));
			model.addAttribute("names", names);
			model.addAttribute("today", this.time.today());
			model.addAttribute("markReason", this.words.half(file.triaged().markReason()));
			model.addAttribute("missing", story.feedback().missing());
			model.addAttribute("asked", story.feedback().questionsAsked() > 0);
			model.addAttribute("newAnswerAt", file.tasks().isEmpty() ? null : story.trail().newAnswerAt());
			model.addAttribute("trail", story.trail());
			model.addAttribute("forms", story.forms());
			CaseLook look = look(story, reader.getName());
			model.addAttribute("mayNameOwner", mayNameOwner(file.improvement(), look.groups()));
			model.addAttribute("parts", parts(look));
			model.addAttribute("now", this.time.now());
			return "case";
		}
		catch (Refusal refusal) {
			response.sendError(refusal.reason().status());
			return null;
		}
	}

	private List<Failure> failures(List<String> numbers) {
		return this.failed.of(numbers)
			.stream()
			.map((step) -> new Failure(this.words.label(step.name()), step.retried()))
			.toList();
	}

	private CaseLook look(CaseStory story, String reader) {
		List<String> groups = this.asSystem.call(() -> this.directory.teamsOf(reader));
		return new CaseLook(story.feedback(), story.keys(), story.tasks(), story.file().duplicates().size(), reader,
				groups);
	}

	private static boolean mayNameOwner(CaseFile.ImprovementView improvement, List<String> groups) {
		return improvement != null && improvement.state().equals("open")
				&& (groups.contains(improvement.lead()) || Right.NAME_OWNER.isOf(groups));
	}

	/** By the names of their places. */
	private Map<String, List<Part>> parts(CaseLook look) {
		return this.parts.stream()
			.map((part) -> new Part(part.name(), part.place(look), part.of(look)))
			.filter((part) -> part.content() != null)
			.collect(Collectors.groupingBy((part) -> part.place().name()));
	}

	/** All whom the page names in lists of its own, asked at once. */
	private AccountNames.Known names(CaseStory story, Comments.Latest comments) {
		CaseFile file = story.file();
		Trail trail = story.trail();
		Stream<String> measures = (file.improvement() != null)
				? Stream.concat(Stream.of(file.improvement()).map(CaseFile.ImprovementView::owner),
						file.improvement().measures().stream().map(CaseFile.MeasureView::owner))
				: Stream.of();
		return this.names.of(Stream
			.of(Stream.of(file.routed().caseOwner(), file.times().recordedBy()), measures,
					story.tasks().stream().map(OpenTask::assignee), Milestone.of(story).stream().map(Milestone::who),
					comments.comments().stream().map(CommentView::author),
					trail.timeline().stream().map(Trail.Step::actor), trail.entries().stream().map(Trail.Entry::user),
					trail.correspondence().stream().map(Trail.Letter::author),
					story.forms().stream().flatMap(EntryWords.Form::people))
			.flatMap((ids) -> ids)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
	}

	/**
	 * A step that failed.
	 *
	 * @param retried whether it is tried again
	 */
	record Failure(String name, boolean retried) {

	}

	/**
	 * A part of the page with what it shows.
	 */
	record Part(String name, CasePart.Place place, Object content) {

	}

}
