package feedbackloop.audit;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import feedbackloop.CsvTable;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import feedbackloop.words.Words;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /audit/access}: auditors look up who saw what, by person, by case, by period.
 * The address holds the whole question. Asked for a case, it also says who could have
 * seen it. Looking is written down, too.
 */
@Controller
class AccessPage {

	private static final List<String> COLUMNS = List.of("at", "user", "kind", "number", "detail");

	private final Accesses accesses;

	private final CaseReaders readers;

	private final RefusalWords refusals;

	private final Words words;

	AccessPage(Accesses accesses, CaseReaders readers, RefusalWords refusals, Words words) {
		this.accesses = accesses;
		this.readers = readers;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping("/audit")
	String start() {
		return "redirect:/audit/access";
	}

	@GetMapping("/audit/access")
	String show(@RequestParam Map<String, String> given, Principal reader, Model model, HttpServletResponse response) {
		given.keySet().retainAll(AccessQuery.NAMES);
		Map<String, String> errors = Map.of();
		try {
			AccessQuery query = AccessQuery.of(given);
			Slice<Access> found = this.accesses.page(query, reader.getName());
			model.addAttribute("found", new Slice<>(
					found.rows().stream().map((access) -> access.inWords(this.words)).toList(), found.more()));
			model.addAttribute("older", found.more()
					? address(given, "/audit/access", found.rows().get(found.rows().size() - 1).id()) : null);
			model.addAttribute("download", address(given, "/audit/access/download", null));
			if (query.number() != null) {
				model.addAttribute("seen", this.readers.of(query.number(), reader.getName()).orElse(null));
			}
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			errors = this.refusals.byField(refusal);
		}
		model.addAttribute("values", given);
		model.addAttribute("errors", errors);
		model.addAttribute("kinds", AccessQuery.kinds());
		return "audit-access";
	}

	@GetMapping("/audit/access/download")
	void download(@RequestParam Map<String, String> given, Principal reader, HttpServletResponse response)
			throws IOException {
		AccessQuery query;
		try {
			query = AccessQuery.of(given);
		}
		catch (Refusal refusal) {
			response.sendError(refusal.reason().status());
			return;
		}
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("access.csv").build().toString());
		Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
		CsvTable table = new CsvTable(writer,
				COLUMNS.stream().map((column) -> this.words.say("access." + column)).toList());
		this.accesses.each(query, reader.getName(), (access) -> table.add(Arrays.asList(access.at(), access.user(),
				this.words.say("access.kind." + access.kind()), access.number(), access.inWords(this.words).detail())));
		table.end();
	}

	private static String address(Map<String, String> asked, String path, Long before) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		List<Object> values = new ArrayList<>();
		asked.forEach((name, value) -> {
			if (!name.equals("before") && !value.isBlank()) {
				address.queryParam(name, "{" + name + "}");
				values.add(value);
			}
		});
		if (before != null) {
			address.queryParam("before", before);
		}
		return address.encode().buildAndExpand(values.toArray()).toUriString();
	}

}
