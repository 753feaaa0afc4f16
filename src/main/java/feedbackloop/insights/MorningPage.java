package feedbackloop.insights;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import feedbackloop.figures.FigureCards;
import feedbackloop.figures.FigureCards.Card;
import feedbackloop.figures.FigureForm;
import feedbackloop.figures.FigureQueries;
import feedbackloop.figures.FigureQuery;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /insights}: a manager's morning. What is late, what will be, what waits for the
 * reader, what changed, and all figures.
 */
@Controller
class MorningPage {

	private final FigureCards cards;

	private final FigureQueries queries;

	private final FigureForm form;

	private final Forecast forecast;

	private final JdbcClient database;

	private final RefusalWords refusals;

	private final CaseList cases;

	MorningPage(FigureCards cards, FigureQueries queries, FigureForm form, Forecast forecast, JdbcClient database,
			RefusalWords refusals, CaseList cases) {
		this.cards = cards;
		this.queries = queries;
		this.form = form;
		this.forecast = forecast;
		this.database = database;
		this.refusals = refusals;
		this.cases = cases;
	}

	@GetMapping("/insights")
	String show(@RequestParam Map<String, String> given, Principal reader, Model model, HttpServletResponse response) {
		this.form.fill(given, model);
		model.addAttribute("willBeLate", this.forecast.look(reader.getName()).total());
		model.addAttribute("lateOnes", CaseQuery.LATE);
		model.addAttribute("late", this.cases.count(CaseQuery.of(CaseQuery.LATE), reader.getName()));
		model.addAttribute("mine", mine(reader.getName()));
		try {
			FigureQuery query = this.queries.of(given);
			List<Card> all = this.cards.of(query, reader.getName());
			model.addAttribute("query", query);
			model.addAttribute("cards", all);
			model.addAttribute("behind", all.stream().filter(Card::isBehind).toList());
			model.addAttribute("news", all.stream().filter(Card::isNews).toList());
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			model.addAttribute("errors", this.refusals.byField(refusal));
		}
		return "insights";
	}

	private long mine(String reader) {
		return this.database.sql("""
				select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
				where t.assignee_ = :reader
				and not exists (select from hidden_from(:reader) h where h.number = e.business_key_)
				""").param("reader", reader).query(Long.class).single();
	}

}
