package feedbackloop.insights;

import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.process.AccountNames;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /improvements}: the list of improvements; the address holds the whole question.
 * Opened without one, it shows those that are open.
 */
@Controller
class ImprovementListPage {

	private static final Map<String, String> OPEN_ONES = Map.of("state", ImprovementQuery.OPEN);

	private static final Set<String> ALWAYS_SHOWN = Set.of("text", "product", "state", "sort", "page", "size");

	private final ImprovementList list;

	private final AccountNames names;

	private final Directory directory;

	private final RefusalWords refusals;

	private final HouseTime time;

	ImprovementListPage(ImprovementList list, AccountNames names, Directory directory, RefusalWords refusals,
			HouseTime time) {
		this.list = list;
		this.names = names;
		this.directory = directory;
		this.refusals = refusals;
		this.time = time;
	}

	@GetMapping("/improvements")
	String search(@RequestParam Map<String, String> given, Principal reader, Model model,
			HttpServletResponse response) {
		given.keySet().retainAll(ImprovementQuery.NAMES);
		Map<String, String> asked = given.isEmpty() ? OPEN_ONES : given;
		Map<String, String> errors = Map.of();
		try {
			ImprovementsFound found = this.list.find(ImprovementQuery.of(asked), reader.getName());
			model.addAttribute("found", found);
			model.addAttribute("names",
					this.names.of(found.items()
						.stream()
						.map(ImprovementRow::owner)
						.filter(Objects::nonNull)
						.collect(Collectors.toSet())));
			model.addAttribute("newer",
					(found.page() > 0) ? PageAddress.of("/improvements", asked, found.page() - 1) : null);
			model.addAttribute("older", found.more() ? PageAddress.of("/improvements", asked, found.page() + 1) : null);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors = this.refusals.byField(refusal);
		}
		model.addAttribute("csv", PageAddress.of("/improvements.csv", asked));
		model.addAttribute("xlsx", PageAddress.of("/improvements.xlsx", asked));
		model.addAttribute("values", asked);
		model.addAttribute("errors", errors);
		model.addAttribute("grades", Grades.ALL);
		model.addAttribute("states", ImprovementQuery.STATES);
		model.addAttribute("sorts", ImprovementQuery.SORTS);
		model.addAttribute("types", this.directory.feedbackTypes());
		model.addAttribute("teams", this.directory.teamsOfCases());
		model.addAttribute("narrowed",
				asked.entrySet()
					.stream()
					.anyMatch((one) -> !ALWAYS_SHOWN.contains(one.getKey()) && !one.getValue().isBlank()));
		model.addAttribute("now", this.time.now());
		return "improvements";
	}

}
