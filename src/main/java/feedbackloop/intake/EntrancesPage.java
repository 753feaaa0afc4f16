package feedbackloop.intake;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import feedbackloop.notification.CustomerLinks;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /entrances}: where customers give a feedback, with what it takes to bring them
 * there: a poster, and a frame for other sites.
 */
@Controller
@RequestMapping("/entrances")
class EntrancesPage {

	private final Entrances entrances;

	private final CustomerLinks links;

	private final EntrancePoster poster;

	private final List<String> sites;

	EntrancesPage(Entrances entrances, CustomerLinks links, EntrancePoster poster,
			@Value("${feedback-loop.embed-in}") List<String> sites) {
		this.entrances = entrances;
		this.links = links;
		this.poster = poster;
		this.sites = sites;
	}

	@GetMapping
	String show(Model model) {
		model.addAttribute("entrances", this.entrances.names().stream().map(this::entrance).toList());
		model.addAttribute("sites", this.sites);
		model.addAttribute("pdf", this.poster.isAvailable());
		return "entrances";
	}

	private EntranceView entrance(String name) {
		String address = this.links.entrance(name);
		return new EntranceView(name, Entrances.file(name), address, this.links.embed(name), QrPicture.of(address));
	}

	/**
	 * The poster of an entrance, in the reader's language.
	 */
	@GetMapping("/poster.pdf")
	void poster(@RequestParam(defaultValue = "") String form, Locale locale, HttpServletResponse response)
			throws IOException {
		if (!this.poster.isAvailable() || !this.entrances.has(form)) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		response.setContentType("application/pdf");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(Entrances.key(form) + ".pdf").build().toString());
		this.poster.write(this.links.entrance(form), locale, response.getOutputStream());
	}

	/**
	 * An entrance.
	 *
	 * @param name empty for the page of all
	 * @param file of its form
	 * @param embed its address within other sites
	 */
	record EntranceView(String name, String file, String address, String embed, QrPicture code) {

	}

}
