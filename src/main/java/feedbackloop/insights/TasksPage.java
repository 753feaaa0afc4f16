package feedbackloop.insights;

import java.security.Principal;
import java.util.Locale;
import java.util.Objects;

import feedbackloop.insights.TasksOfPerson.WorkRow;
import feedbackloop.process.AccountNames;
import feedbackloop.process.Slice;
import feedbackloop.words.Words;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /tasks}: what a person has to do, also on a phone; and what came of what they
 * have done.
 */
@Controller
class TasksPage {

	private static final String MINE = "mine";

	private static final String QUEUE = "queue";

	/** Nobody looks further, nor does Tasklist. */
	private static final int LAST_PAGE = 99;

	private final TasksOfPerson lists;

	private final CaseReader reader;

	private final AccountNames names;

	private final Words words;

	TasksPage(TasksOfPerson lists, CaseReader reader, AccountNames names, Words words) {
		this.lists = lists;
		this.reader = reader;
		this.names = names;
		this.words = words;
	}

	/**
	 * Begins with what the person has claimed, unless that is nothing.
	 * @param done the task that was just completed
	 */
	@GetMapping("/tasks")
	String show(@RequestParam(required = false) String list, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) String done, Principal person, Locale locale, Model model) {
		String user = person.getName();
		int from = Math.min(Math.max(page, 0), LAST_PAGE);
		Slice<WorkRow> mine = QUEUE.equals(list) ? null : this.lists.mine(user, from, locale);
		boolean queue = mine == null || list == null && mine.rows().isEmpty();
		Slice<WorkRow> slice = queue ? this.lists.queue(user, from, locale) : mine;
		model.addAttribute("slice", slice);
		model.addAttribute("list", queue ? QUEUE : MINE);
		model.addAttribute("page", from);
		model.addAttribute("self", user);
		model.addAttribute("names",
				this.names.of(slice.rows().stream().map(WorkRow::assignee).filter(Objects::nonNull).toList()));
		if (done != null) {
			model.addAttribute("outcome", this.reader.outcome(done, user, this.words.in(locale)).orElse(null));
			model.addAttribute("next", this.lists.next(user, locale).orElse(null));
		}
		return "tasks";
	}

}
