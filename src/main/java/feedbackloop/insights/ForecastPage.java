package feedbackloop.insights;

import java.security.Principal;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /insights/forecast}: what will be late, before it is.
 */
@Controller
class ForecastPage {

	private final Forecast forecast;

	ForecastPage(Forecast forecast) {
		this.forecast = forecast;
	}

	@GetMapping("/insights/forecast")
	String show(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("outlook", this.forecast.look(reader.getName()).page(page));
		return "forecast";
	}

}
