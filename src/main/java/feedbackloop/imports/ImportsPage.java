package feedbackloop.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import feedbackloop.Progress;
import feedbackloop.longwork.LongWorks;
import feedbackloop.process.AccountNames;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /imports}: files of many feedbacks are brought in. Their owner says what the
 * columns are, sees what would become of them, and starts it. Colleagues see how far it
 * is, and may stop it.
 */
@Controller
@RequestMapping("/imports")
class ImportsPage {

	private static final int PAGE_SIZE = 20;

	private static final int LAST_PAGE = 1_000_000;

	/** So many rows are done before the page answers; more are left to a node. */
	private static final int AT_ONCE = 40;

	private static final int SHOWN_FAILED = 50;

	private static final String TO_FILE = "redirect:/imports/{id}";

	private final ImportFiles files;

	private final ImportRows answers;

	private final Uploads uploads;

	private final ImportDrafts drafts;

	private final ResultFiles results;

	private final ImportJob job;

	private final LongWorks works;

	private final RefusalWords refusals;

	private final ProblemWords problems;

	private final AccountNames names;

	private final Duration kept;

	ImportsPage(ImportFiles files, ImportRows answers, Uploads uploads, ImportDrafts drafts, ResultFiles results,
			ImportJob job, LongWorks works, RefusalWords refusals, ProblemWords problems, AccountNames names,
			@Value("${feedback-loop.imports.kept}") Duration kept) {
		this.files = files;
		this.answers = answers;
		this.uploads = uploads;
		this.drafts = drafts;
		this.results = results;
		this.job = job;
		this.works = works;
		this.refusals = refusals;
		this.problems = problems;
		this.names = names;
		this.kept = kept;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		int shown = Math.min(Math.max(page, 0), LAST_PAGE);
		Slice<ImportFile> slice = Slice.of(this.files.latest(reader.getName(), shown * PAGE_SIZE, PAGE_SIZE + 1),
				PAGE_SIZE);
		model.addAttribute("page", shown);
		model.addAttribute("slice", slice);
		model.addAttribute("largest", this.uploads.largest().toMegabytes());
		model.addAttribute("kept", this.kept.toDays());
		model.addAttribute("names",
				this.names.of(slice.rows().stream().map(ImportFile::uploadedBy).distinct().toList()));
		return "imports";
	}

	@PostMapping
	String upload(@RequestParam(required = false) MultipartFile files, Principal user, RedirectAttributes answer)
			throws IOException {
		try {
			if (files == null || files.isEmpty()) {
				throw Refusal.invalid("files", "imports.empty");
			}
			return "redirect:/imports/"
					+ this.uploads.take(files.getOriginalFilename(), files.getInputStream(), user.getName());
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.byField(refusal).values());
			return "redirect:/imports";
		}
	}

	/** A large file comes as the body, because parts of a form are kept in memory. */
	@PostMapping(path = "/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	ResponseEntity<String> upload(@RequestParam String name, Principal user, HttpServletRequest request)
			throws IOException {
		try {
			long id = this.uploads.take(name, request.getInputStream(), user.getName());
			return ResponseEntity.status(HttpStatus.CREATED).header(HttpHeaders.LOCATION, "/imports/" + id).build();
		}
		catch (Refusal refusal) {
			return ResponseEntity.status(refusal.reason().status())
				.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
				.body(String.join(" ", this.refusals.byField(refusal).values()));
		}
	}

	@GetMapping("/{id}")
	String show(@PathVariable long id, Principal reader, Locale locale, Model model, HttpServletResponse response) {
		ImportFile file = find(id, reader);
		boolean own = isOwn(file, reader);
		model.addAttribute("file", file);
		model.addAttribute("own", own);
		model.addAttribute("before", this.files.before(file).orElse(null));
		model.addAttribute("names", this.names.of(List.of(file.uploadedBy())));
		if (!file.isBegun()) {
			this.drafts.show(file, locale, model);
			return "import";
		}
		model.addAttribute("failed",
				own ? this.answers.failedAfter(id, 0, reader.getName(), SHOWN_FAILED)
					.stream()
					.map((answer) -> new ImportPreview.Line(answer.place(), this.problems.of(answer.problems())))
					.toList() : List.of());
		Progress.follow(file.isRunning(), response);
		return "import-result";
	}

	@PostMapping("/{id}/plan")
	String plan(@PathVariable long id, @RequestParam MultiValueMap<String, String> given, Principal user) {
		ImportFile file = find(id, user);
		if (!file.isBegun()) {
			this.drafts.say(file, given);
		}
		return TO_FILE;
	}

	@PostMapping("/{id}/start")
	String start(@PathVariable long id, Principal user) {
		ImportFile file = find(id, user);
		if (!file.isBegun() && this.drafts.start(file, user.getName()) <= AT_ONCE) {
			this.files.find(id)
				.filter(ImportFile::isBegun)
				.ifPresent((begun) -> this.works.work(this.job, begun.work().id()));
		}
		return TO_FILE;
	}

	@PostMapping("/{id}/pause")
	String pause(@PathVariable long id, Principal user) {
		this.works.pause(begun(id, user).work().id());
		return TO_FILE;
	}

	@PostMapping("/{id}/resume")
	String resume(@PathVariable long id, Principal user) {
		this.works.resume(begun(id, user).work().id());
		return TO_FILE;
	}

	@PostMapping("/{id}/end")
	String end(@PathVariable long id, Principal user) {
		this.works.cancel(begun(id, user).work().id());
		return TO_FILE;
	}

	@PostMapping("/{id}/deletion")
	String delete(@PathVariable long id, Principal user) {
		ImportFile file = find(id, user);
		if (!isOwn(file, user) || file.isBegun() && file.work().finishedAt() == null) {
			return TO_FILE;
		}
		this.files.forget(id);
		return "redirect:/imports";
	}

	@GetMapping("/{id}/result.csv")
	void result(@PathVariable long id, Principal reader, HttpServletResponse response) throws IOException {
		ImportFile file = begun(id, reader);
		this.results.all(file, reader.getName(), download("result-" + id, response));
	}

	@GetMapping("/{id}/failed.csv")
	void failed(@PathVariable long id, Principal reader, HttpServletResponse response) throws IOException {
		ImportFile file = begun(id, reader);
		if (!isOwn(file, reader)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		this.results.failed(file, reader.getName(), download("failed-" + id, response));
	}

	private static OutputStream download(String name, HttpServletResponse response) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name + ".csv").build().toString());
		return response.getOutputStream();
	}

	private static boolean isOwn(ImportFile file, Principal reader) {
		return file.uploadedBy().equals(reader.getName());
	}

	/** Of what nobody has begun others need not know. */
	private ImportFile find(long id, Principal reader) {
		return this.files.find(id)
			.filter((file) -> file.isBegun() || isOwn(file, reader))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private ImportFile begun(long id, Principal reader) {
		ImportFile file = find(id, reader);
		if (!file.isBegun()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return file;
	}

}
