package feedbackloop.review;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /backlog}: what waits for a decision, with what the table proposes. What is
 * ticked goes on to the page where several cases are acted on.
 */
@Controller
class BacklogPage {

	private final BacklogList list;

	private final Directory directory;

	private final RefusalWords refusals;

	BacklogPage(BacklogList list, Directory directory, RefusalWords refusals) {
		this.list = list;
		this.directory = directory;
		this.refusals = refusals;
	}

	@GetMapping("/backlog")
	String show(@RequestParam Map<String, String> given, Principal reader, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		given.keySet().retainAll(BacklogQuery.NAMES);
		Map<String, String> errors = Map.of();
		try {
			BacklogQuery query = BacklogQuery.of(given);
			List<BacklogItem> found = this.list.find(query, reader.getName());
			int start = Math.min(query.page() * BacklogQuery.SIZE, found.size());
			int end = Math.min(start + BacklogQuery.SIZE, found.size());
			model.addAttribute("items", found.subList(start, end));
			model.addAttribute("count", found.size());
			model.addAttribute("page", query.page());
			model.addAttribute("newer", (query.page() > 0) ? address(given, query.page() - 1) : null);
			model.addAttribute("older", (end < found.size()) ? address(given, query.page() + 1) : null);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors = this.refusals.byField(refusal);
		}
		String asked = request.getQueryString();
		model.addAttribute("values", given);
		model.addAttribute("errors", errors);
		model.addAttribute("types", this.directory.feedbackTypes());
		model.addAttribute("proposals", BacklogQuery.PROPOSALS);
		model.addAttribute("efforts", BacklogQuery.EFFORTS);
		model.addAttribute("question", "backlog?" + ((asked != null) ? asked : ""));
		return "backlog";
	}

	private static String address(Map<String, String> asked, int page) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/backlog");
		asked.forEach((name, value) -> {
			if (!name.equals("page") && !value.isBlank()) {
				address.queryParam(name, "{" + name + "}");
			}
		});
		return address.queryParam("page", page).encode().buildAndExpand(asked).toUriString();
	}

}
