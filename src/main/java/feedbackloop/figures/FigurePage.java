package feedbackloop.figures;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /insights/figures/…}: one figure over time, split, and the cases behind it. The
 * address holds the whole question.
 */
@Controller
class FigurePage {

	private static final int DEEPEST_PAGE = 200;

	private static final int REACHED = (DEEPEST_PAGE + 1) * Figures.PAGE_SIZE;

	private final Figures figures;

	private final FigureTargets targets;

	private final FigureQueries queries;

	private final FigureForm form;

	private final RefusalWords refusals;

	FigurePage(Figures figures, FigureTargets targets, FigureQueries queries, FigureForm form, RefusalWords refusals) {
		this.figures = figures;
		this.targets = targets;
		this.queries = queries;
		this.form = form;
		this.refusals = refusals;
	}

	@GetMapping("/insights/figures/{key}")
	String show(@PathVariable String key, @RequestParam Map<String, String> given, Principal reader, Model model,
			HttpServletResponse response) {
		Figure figure = Figure.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("figure", figure);
		this.form.fill(given, model);
		try {
			add(figure, given, reader.getName(), model);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			model.addAttribute("errors", this.refusals.byField(refusal));
		}
		return "figure";
	}

	private void add(Figure figure, Map<String, String> given, String reader, Model model) {
		FigureQuery query = this.queries.of(given);
		QueryReader asked = new QueryReader(given);
		String by = asked.choice("by", FigureQuery.DIMENSIONS);
		String pace = asked.choice("pace", Pace.KEYS);
		int page = asked.whole("page", 0, 0, DEEPEST_PAGE);
		asked.refuseProblems();
		Pace chosen = (pace != null) ? Pace.of(pace).within(query.days()) : Pace.fitting(query.days());
		String dimension = (by != null) ? by : FigureQuery.DIMENSIONS.get(0);
		model.addAttribute("query", query);
		Measured now = this.figures.measure(figure, query, reader);
		model.addAttribute("now", now);
		model.addAttribute("target", this.targets.of(figure, query).orElse(null));
		model.addAttribute("before", this.figures.measureEarlier(figure, query, query.before(), reader));
		model.addAttribute("yearBefore", this.figures.measureEarlier(figure, query, query.yearBefore(), reader));
		model.addAttribute("pace", chosen);
		model.addAttribute("steps",
				StepsOfPeriod.all(this.figures.over(figure, query, chosen, reader), figure, query, chosen));
		model.addAttribute("by", dimension);
		List<Figures.Share> shares = this.figures.split(figure, query, dimension, reader);
		model.addAttribute("shares", shares.stream().limit(Figures.MOST_PARTS).toList());
		model.addAttribute("onlyParts", (shares.size() > Figures.MOST_PARTS) ? Figures.MOST_PARTS : null);
		Slice<Figures.Behind> behind = this.figures.behind(figure, query, reader, page);
		model.addAttribute("behind", behind.rows());
		model.addAttribute("onlyNewest", (now.count() > REACHED) ? REACHED : null);
		model.addAttribute("page", page);
		model.addAttribute("newer", (page > 0) ? String.valueOf(page - 1) : null);
		model.addAttribute("older", (behind.more() && page < DEEPEST_PAGE) ? String.valueOf(page + 1) : null);
	}

}
