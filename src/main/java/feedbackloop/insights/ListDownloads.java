package feedbackloop.insights;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import feedbackloop.CsvTable;
import feedbackloop.XlsxTable;
import feedbackloop.XlsxTable.Column;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The lists of cases and improvements as files, with the question of the page. A question
 * that is wrong leads to the page, which says what is wrong.
 */
@Controller
class ListDownloads {

	private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final CaseExport cases;

	private final ImprovementExport improvements;

	private final Words words;

	ListDownloads(CaseExport cases, ImprovementExport improvements, Words words) {
		this.cases = cases;
		this.improvements = improvements;
		this.words = words;
	}

	@GetMapping("/cases.csv")
	void casesAsCsv(@RequestParam Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		Optional<Rows> rows = cases(given, reader, response);
		if (rows.isPresent()) {
			csv(response, "cases.csv", this.cases.columns(), rows.get());
		}
	}

	@GetMapping("/cases.xlsx")
	void casesAsWorkbook(@RequestParam Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		Optional<Rows> rows = cases(given, reader, response);
		if (rows.isPresent()) {
			workbook(response, "cases.xlsx", this.words.say("site.cases"), this.cases.columns(), rows.get());
		}
	}

	@GetMapping("/improvements.csv")
	void improvementsAsCsv(@RequestParam Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		Optional<Rows> rows = improvements(given, reader, response);
		if (rows.isPresent()) {
			csv(response, "improvements.csv", this.improvements.columns(), rows.get());
		}
	}

	@GetMapping("/improvements.xlsx")
	void improvementsAsWorkbook(@RequestParam Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		Optional<Rows> rows = improvements(given, reader, response);
		if (rows.isPresent()) {
			workbook(response, "improvements.xlsx", this.words.say("improvements.title"), this.improvements.columns(),
					rows.get());
		}
	}

	private Optional<Rows> cases(Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		given.keySet().retainAll(CaseQuery.NAMES);
		try {
			return Optional.of(this.cases.rows(CaseQuery.of(given), reader.getName()));
		}
		catch (Refusal refusal) {
			response.sendRedirect(PageAddress.of("/cases", given));
			return Optional.empty();
		}
	}

	private Optional<Rows> improvements(Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		given.keySet().retainAll(ImprovementQuery.NAMES);
		try {
			return Optional.of(this.improvements.rows(ImprovementQuery.of(given), reader.getName()));
		}
		catch (Refusal refusal) {
			response.sendRedirect(PageAddress.of("/improvements", given));
			return Optional.empty();
		}
	}

	private void csv(HttpServletResponse response, String name, List<Column> columns, Rows rows) throws IOException {
		start(response, "text/csv;charset=UTF-8", name);
		Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
		CsvTable table = new CsvTable(writer, columns.stream().map(Column::label).toList());
		rows.each((cells) -> table.add(cells.stream().map(ListDownloads::plain).toList()));
		table.end();
	}

	private void workbook(HttpServletResponse response, String name, String sheet, List<Column> columns, Rows rows)
			throws IOException {
		start(response, WORKBOOK, name);
		try (XlsxTable table = new XlsxTable(response.getOutputStream(), sheet, columns)) {
			rows.each(table::add);
		}
	}

	private static Object plain(Object value) {
		return (value instanceof OffsetDateTime time) ? HouseTime.minute(time)
				: (value instanceof LocalDate day) ? day.toString() : (value != null) ? value : "";
	}

	private static void start(HttpServletResponse response, String type, String name) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
	}

	/**
	 * The rows of a table, brought one after the other.
	 */
	@FunctionalInterface
	interface Rows {

		void each(Consumer<List<?>> sink);

	}

}
