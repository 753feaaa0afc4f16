package feedbackloop.insights;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.process.AccountNames;
import feedbackloop.process.Directory;
import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /improvements/measures}: what a person's measures are, one's own unless another
 * owner is asked for: what is open, late and done.
 */
@Controller
class MeasuresPage {

	private static final String PATH = "/improvements/measures";

	private final MeasureList list;

	private final MeasureReadings readings;

	private final AccountNames names;

	private final Directory directory;

	private final RefusalWords refusals;

	private final HouseTime time;

	MeasuresPage(MeasureList list, MeasureReadings readings, AccountNames names, Directory directory,
			RefusalWords refusals, HouseTime time) {
		this.list = list;
		this.readings = readings;
		this.names = names;
		this.directory = directory;
		this.refusals = refusals;
		this.time = time;
	}

	@GetMapping(PATH)
	String show(@RequestParam Map<String, String> given, Principal reader, Model model, HttpServletResponse response) {
		Map<String, String> asked = new HashMap<>(given);
		asked.keySet().retainAll(List.of("owner", "show", "page"));
		asked.putIfAbsent("owner", reader.getName());
		asked.putIfAbsent("show", MeasureList.OPEN);
		Map<String, String> errors = Map.of();
		try {
			find(asked, reader.getName(), model);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors = this.refusals.byField(refusal);
		}
		model.addAttribute("reading", this.readings.openOf(reader.getName()));
		model.addAttribute("values", asked);
		model.addAttribute("errors", errors);
		model.addAttribute("choices", MeasureList.SHOWN);
		model.addAttribute("names", this.names.all());
		model.addAttribute("now", this.time.now());
		return "measures";
	}

	private void find(Map<String, String> asked, String reader, Model model) {
		QueryReader query = new QueryReader(asked);
		String owner = query.needed("owner", 64);
		String shown = query.choice("show", MeasureList.SHOWN);
		int page = query.whole("page", 0, 0, 500);
		query.refuseProblems();
		if (!this.directory.isUser(owner)) {
			throw Refusal.invalid("owner", "user", owner);
		}
		Slice<MeasureList.Owned> found = this.list.find(owner, (shown != null) ? shown : MeasureList.OPEN, reader,
				page);
		model.addAttribute("found", found);
		model.addAttribute("page", page);
		model.addAttribute("newer", (page > 0) ? PageAddress.of(PATH, asked, page - 1) : null);
		model.addAttribute("older", found.more() ? PageAddress.of(PATH, asked, page + 1) : null);
	}

}
