package feedbackloop.notices;

import java.security.Principal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.deadlines.StaffRoles;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.Words;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /notices}: what a person is told by mail, and how. Each line may be turned down.
 */
@Controller
class NoticesPage {

	private static final String QUIET_FROM = "quietFrom";

	private static final String QUIET_UNTIL = "quietUntil";

	private final NoticeTable table;

	private final Choices choices;

	private final Directory directory;

	private final AsSystem asSystem;

	private final RefusalWords refusals;

	private final Words words;

	NoticesPage(NoticeTable table, Choices choices, Directory directory, AsSystem asSystem, RefusalWords refusals,
			Words words) {
		this.table = table;
		this.choices = choices;
		this.directory = directory;
		this.asSystem = asSystem;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping("/notices")
	String show(Principal reader, Model model) {
		if (!model.containsAttribute("typed")) {
			model.addAttribute("typed", asKept(reader.getName()));
		}
		model.addAttribute("lines", lines(reader.getName()));
		model.addAttribute("ways", Stream.of(How.values()).map(How::key).toList());
		return "notices";
	}

	private Map<String, String> asKept(String userId) {
		Map<String, String> typed = new HashMap<>();
		this.choices.all(userId).forEach((event, how) -> typed.put(event, how.key()));
		this.choices.quietHours(userId).ifPresent((quiet) -> {
			typed.put(QUIET_FROM, quiet.from().toString());
			typed.put(QUIET_UNTIL, quiet.until().toString());
		});
		return typed;
	}

	@PostMapping("/notices")
	String keep(@RequestParam Map<String, String> typed, Principal reader, RedirectAttributes answer) {
		try {
			Map<String, How> chosen = new LinkedHashMap<>();
			lines(reader.getName()).stream()
				.filter(NoticeLine::isOpen)
				.filter((line) -> typed.containsKey(line.event()))
				.forEach((line) -> chosen.put(line.event(), how(line.event(), typed.get(line.event()))));
			chosen.values().removeIf((how) -> how == How.NOW);
			this.choices.keep(reader.getName(), chosen, quietHours(typed));
			answer.addFlashAttribute("done", true);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
			answer.addFlashAttribute("typed", typed);
		}
		return "redirect:/notices";
	}

	private How how(String event, String key) {
		try {
			return How.of(key);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.invalid(event, "notices.how", this.words.of("notice.event", event));
		}
	}

	private static QuietHours quietHours(Map<String, String> typed) {
		String from = typed.getOrDefault(QUIET_FROM, "").strip();
		String until = typed.getOrDefault(QUIET_UNTIL, "").strip();
		if (from.isEmpty() && until.isEmpty()) {
			return null;
		}
		try {
			if (!from.equals(until)) {
				return new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
			}
		}
		catch (DateTimeParseException ex) {
			// Said below, in the same words.
		}
		throw Refusal.invalid(QUIET_FROM, "notices.quiet");
	}

	/** What may reach the person at all, in the order of the table. */
	private List<NoticeLine> lines(String userId) {
		Set<String> teams = new HashSet<>(this.asSystem.call(() -> this.directory.teamsOf(userId)));
		return this.table.events()
			.stream()
			.map(this::line)
			.filter((line) -> line.who().stream().anyMatch((who) -> StaffRoles.mayMean(who, teams)))
			.toList();
	}

	private NoticeLine line(String event) {
		Map<How, List<String>> grades = new LinkedHashMap<>();
		Set<String> who = new HashSet<>();
		boolean open = false;
		for (String grade : this.table.grades()) {
			NoticeRule rule = this.table.rule(event, grade);
			grades.computeIfAbsent(rule.how(), (how) -> new ArrayList<>()).add(grade);
			who.addAll(rule.who());
			open |= !rule.isUrgent() && rule.how() != How.OFF;
		}
		String rule = grades.entrySet()
			.stream()
			.map((entry) -> said(entry.getKey(), entry.getValue(), grades.size() == 1))
			.collect(Collectors.joining(this.words.say("notices.rule.and")));
		return new NoticeLine(event, rule, who, open);
	}

	private String said(How how, List<String> grades, boolean always) {
		String way = this.words.say("notices.how." + how.key());
		return always ? way
				: this.words.say("notices.rule.line",
						grades.stream()
							.map((grade) -> this.words.first(grade, "notices.grade." + grade, "grade." + grade))
							.collect(Collectors.joining(this.words.say("list.and"))),
						way);
	}

	/**
	 * One event on the page.
	 *
	 * @param rule what the table says, by grades
	 * @param isOpen whether it can be turned down at any grade
	 */
	record NoticeLine(String event, String rule, Set<String> who, boolean isOpen) {

	}

}
