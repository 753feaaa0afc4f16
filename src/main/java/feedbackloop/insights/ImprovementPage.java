package feedbackloop.insights;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.process.AccountNames;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
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
 * {@code /improvements/{number}}: one improvement on one page, with its measures as a
 * timeline, its cases and what their customers were told; and the report on it, to be
 * printed or as PDF.
 */
@Controller
@RequestMapping("/improvements/{number}")
class ImprovementPage {

	private final ImprovementFiles files;

	private final CasesServed cases;

	private final ImprovementMoves moves;

	private final MeasureReadings readings;

	private final ImprovementPdf pdf;

	private final Directory directory;

	private final AccountNames accounts;

	private final Catalogue catalogue;

	private final Words words;

	private final HouseTime time;

	ImprovementPage(ImprovementFiles files, CasesServed cases, ImprovementMoves moves, MeasureReadings readings,
			ImprovementPdf pdf, Directory directory, AccountNames accounts, Catalogue catalogue, Words words,
			HouseTime time) {
		this.files = files;
		this.cases = cases;
		this.moves = moves;
		this.readings = readings;
		this.pdf = pdf;
		this.directory = directory;
		this.accounts = accounts;
		this.catalogue = catalogue;
		this.words = words;
		this.time = time;
	}

	@GetMapping
	String show(@PathVariable String number, @RequestParam(defaultValue = "0") int page, Principal reader, Model model,
			Locale locale) {
		ImprovementFiles.Named improvement = this.files.find(number, reader.getName(), locale);
		int shown = Math.max(0, page);
		Slice<CasesServed.Served> served = this.cases.find(number, reader.getName(), shown);
		model.addAttribute("file", improvement.file());
		model.addAttribute("names", improvement.names());
		model.addAttribute("moves", this.moves.of(number));
		model.addAttribute("readings", this.readings.of(number));
		model.addAttribute("reader", reader.getName());
		boolean anyToRead = improvement.file().measures().stream().anyMatch(ImprovementFile.Measure::isToBeRead);
		model.addAttribute("teams", anyToRead ? this.directory.workingTeams() : List.of());
		model.addAttribute("people", anyToRead ? this.accounts.all() : new AccountNames.Known(Map.of()));
		model.addAttribute("timeline", MeasureTimeline.of(improvement.file(), this.time.today()));
		model.addAttribute("served", served);
		model.addAttribute("page", shown);
		model.addAttribute("today", this.time.today());
		model.addAttribute("now", this.time.now());
		return "improvement";
	}

	@GetMapping("/report")
	String report(@PathVariable String number, Principal reader, Model model, Locale locale) {
		model.addAttribute("report", report(number, reader, locale));
		model.addAttribute("pdf", this.pdf.isAvailable());
		return "improvement-report";
	}

	@GetMapping("/report.zh-CN.pdf")
	void chinese(@PathVariable String number, Principal reader, HttpServletResponse response) throws IOException {
		pdf(number, reader, Locale.SIMPLIFIED_CHINESE, response);
	}

	@GetMapping("/report.en.pdf")
	void english(@PathVariable String number, Principal reader, HttpServletResponse response) throws IOException {
		pdf(number, reader, Locale.ENGLISH, response);
	}

	private void pdf(String number, Principal reader, Locale language, HttpServletResponse response)
			throws IOException {
		if (!this.pdf.isAvailable()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		ImprovementReport report = report(number, reader, language);
		response.setContentType("application/pdf");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename(number + "." + language.toLanguageTag() + ".pdf")
					.build()
					.toString());
		this.pdf.write(report, language, response.getOutputStream());
	}

	private ImprovementReport report(String number, Principal reader, Locale language) {
		ImprovementFiles.Named improvement = this.files.find(number, reader.getName(), language);
		return ImprovementReport.of(improvement, product(improvement.file().product(), language),
				this.words.in(language), this.time.now());
	}

	private String product(String value, Locale language) {
		return (value != null) ? this.catalogue.shown("product", value, language) : null;
	}

	@ExceptionHandler(Refusal.class)
	void refused(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

}
