package feedbackloop.insights;

import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /cases}: staff look for cases; the address holds the whole question, so that it
 * can be kept and passed on. Opened without a question, it shows the open cases.
 */
@Controller
class CaseSearchPage {

	private static final Map<String, String> OPEN_CASES = Map.of("status", CaseQuery.OPEN);

	/** Asks for the numbers of each type and grade, too. */
	private static final String SUMMED = "summed";

	private static final Set<String> ALWAYS_SHOWN = Set.of("text", "number", "status", "sort", "page", "size");

	private final CaseList list;

	private final Directory directory;

	private final RefusalWords refusals;

	private final HouseTime time;

	CaseSearchPage(CaseList list, Directory directory, RefusalWords refusals, HouseTime time) {
		this.list = list;
		this.directory = directory;
		this.refusals = refusals;
		this.time = time;
	}

	@GetMapping("/cases")
	String search(@RequestParam Map<String, String> given, Principal reader, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		boolean summed = "true".equals(given.get(SUMMED));
		given.keySet().retainAll(CaseQuery.NAMES);
		Map<String, String> asked = given.isEmpty() ? OPEN_CASES : given;
		Map<String, String> errors = Map.of();
		try {
			CaseQuery query = CaseQuery.of(asked);
			CasesFound found = this.list.find(query, reader.getName());
			if (summed) {
				model.addAttribute("byType", CasesByType.of(this.list.counts(query, reader.getName()), asked));
			}
			model.addAttribute("found", found);
			model.addAttribute("newer", (found.page() > 0) ? PageAddress.of("/cases", asked, found.page() - 1) : null);
			model.addAttribute("older", found.more() ? PageAddress.of("/cases", asked, found.page() + 1) : null);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors = this.refusals.byField(refusal);
		}
		model.addAttribute("sumUp", sumUp(asked));
		model.addAttribute("csv", PageAddress.of("/cases.csv", asked));
		model.addAttribute("xlsx", PageAddress.of("/cases.xlsx", asked));
		model.addAttribute("values", asked);
		model.addAttribute("errors", errors);
		model.addAttribute("grades", Grades.ALL);
		model.addAttribute("statuses", CaseQuery.statuses());
		model.addAttribute("channels", Channels.ALL);
		model.addAttribute("sorts", CaseQuery.SORTS);
		model.addAttribute("types", this.directory.feedbackTypes());
		model.addAttribute("teams", this.directory.teamsOfCases());
		model.addAttribute("narrowed", narrowed(asked));
		model.addAttribute("question", request.getQueryString());
		model.addAttribute("now", this.time.now());
		return "cases";
	}

	private static String sumUp(Map<String, String> asked) {
		Map<String, String> summed = new HashMap<>(asked);
		summed.put(SUMMED, "true");
		return PageAddress.of("/cases", summed);
	}

	/** Whether more is asked than what the page always shows. */
	private static boolean narrowed(Map<String, String> asked) {
		return asked.entrySet()
			.stream()
			.anyMatch((one) -> !ALWAYS_SHOWN.contains(one.getKey()) && !one.getValue().isBlank());
	}

}
