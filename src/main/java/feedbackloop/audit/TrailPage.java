package feedbackloop.audit;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.audit.CaseTrail.Kind;
import feedbackloop.audit.CaseTrail.Step;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /cases/{number}/trail}: the whole story of a case for staff, filtered by what
 * and by whom, printable; and as JSON, CSV, PDF and as a bundle of all that proves it.
 */
@Controller
@RequestMapping("/cases/{number}/trail")
class TrailPage {

	private final CaseRecords records;

	private final CaseTrails trails;

	private final TrailCsv csv;

	private final TrailPdf pdf;

	private final TrailBundle bundle;

	private final ObjectMapper json;

	TrailPage(CaseRecords records, CaseTrails trails, TrailCsv csv, TrailPdf pdf, TrailBundle bundle,
			ObjectMapper json) {
		this.records = records;
		this.trails = trails;
		this.csv = csv;
		this.pdf = pdf;
		this.bundle = bundle;
		this.json = json;
	}

	@GetMapping
	String show(@PathVariable String number, @RequestParam(required = false) List<String> kind,
			@RequestParam(defaultValue = "") String person, Principal reader, Model model, Locale locale) {
		CaseTrail trail = trail(number, reader, locale);
		List<String> kinds = (kind != null) ? kind : List.of();
		model.addAttribute("trail", trail);
		model.addAttribute("steps",
				trail.steps()
					.stream()
					.filter((step) -> kinds.isEmpty() || kinds.contains(step.kind()))
					.filter((step) -> person.isBlank() || person.equals(step.actor()))
					.toList());
		model.addAttribute("kinds", Stream.of(Kind.values()).map(Kind::key).toList());
		model.addAttribute("chosen", kinds);
		model.addAttribute("people", trail.steps().stream().map(Step::actor).distinct().sorted().toList());
		model.addAttribute("person", person);
		model.addAttribute("pdf", this.pdf.isAvailable());
		return "trail";
	}

	@GetMapping("/trail.json")
	void json(@PathVariable String number, Principal reader, Locale locale, HttpServletResponse response)
			throws IOException {
		CaseTrail trail = trail(number, reader, locale);
		start(response, "application/json", number + ".json");
		response.getOutputStream().write(this.json.writeValueAsBytes(trail));
	}

	@GetMapping("/trail.csv")
	void csv(@PathVariable String number, Principal reader, Locale locale, HttpServletResponse response)
			throws IOException {
		CaseTrail trail = trail(number, reader, locale);
		start(response, "text/csv;charset=UTF-8", number + ".csv");
		this.csv.write(trail, locale, response.getOutputStream());
	}

	@GetMapping("/trail.pdf")
	void pdf(@PathVariable String number, Principal reader, Locale locale, HttpServletResponse response)
			throws IOException {
		if (!this.pdf.isAvailable()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		CaseTrail trail = trail(number, reader, locale);
		start(response, "application/pdf", number + ".pdf");
		this.pdf.write(trail, locale, response.getOutputStream());
	}

	@GetMapping("/trail.zip")
	void bundle(@PathVariable String number, Principal reader, Locale locale, HttpServletResponse response)
			throws IOException {
		CaseRecord record = this.records.of(number, reader.getName(), locale);
		CaseTrail trail = this.trails.of(record, locale);
		start(response, "application/zip", number + ".zip");
		this.bundle.write(record, trail, locale, response.getOutputStream());
	}

	@ExceptionHandler(Refusal.class)
	void refused(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	private CaseTrail trail(String number, Principal reader, Locale locale) {
		return this.trails.of(this.records.of(number, reader.getName(), locale), locale);
	}

	private static void start(HttpServletResponse response, String type, String name) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
	}

}
