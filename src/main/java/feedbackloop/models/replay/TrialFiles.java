package feedbackloop.models.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes the edited files that are to be tried. They pass the check that files pass before
 * they go live, so that nothing else is tried than what could.
 */
@Component
class TrialFiles {

	private static final int LONGEST = 200_000;

	/** The names of all files that can be tried on the past. */
	static final List<String> NAMES = Stream
		.concat(RuleTexts.NAMES.stream(), AskedAgain.KEYS.stream().map(DecisionTable::file))
		.toList();

	private final ModelCheck check;

	private final Versions versions;

	private final RuleTexts texts;

	private final FindingWords words;

	TrialFiles(ModelCheck check, Versions versions, RuleTexts texts, FindingWords words) {
		this.check = check;
		this.versions = versions;
		this.texts = texts;
		this.words = words;
	}

	/**
	 * The texts by the names of their files.
	 * @param names may be null
	 * @param texts the text of each name; may be null
	 * @param uploads further files, each called like one that can be tried; may be null
	 * @throws Refusal if a name is no such file or comes twice, or a file is wrong
	 */
	Map<String, String> of(List<String> names, List<String> texts, List<MultipartFile> uploads) {
		return of(NAMES, names, texts, uploads);
	}

	/**
	 * The same of files that decide about a single case.
	 */
	Map<String, String> ofGrading(List<String> names, List<String> texts, List<MultipartFile> uploads) {
		return of(RuleTexts.NAMES, names, texts, uploads);
	}

	private Map<String, String> of(List<String> allowed, List<String> names, List<String> texts,
			List<MultipartFile> uploads) {
		List<String> named = (names != null) ? names : List.of();
		List<String> given = (texts != null) ? texts : List.of();
		if (named.size() != given.size()) {
			throw Refusal.invalid("text", "required");
		}
		Map<String, String> files = new LinkedHashMap<>();
		for (int i = 0; i < named.size(); i++) {
			add(allowed, files, named.get(i), given.get(i));
		}
		for (MultipartFile upload : (uploads != null) ? uploads : List.<MultipartFile>of()) {
			// A browser sends an empty one for a field without any.
			if (!upload.isEmpty()) {
				add(allowed, files, "processes/" + upload.getOriginalFilename(), text(upload));
			}
		}
		check(files);
		return files;
	}

	private static void add(List<String> allowed, Map<String, String> files, String name, String text) {
		if (name == null) {
			throw Refusal.invalid("name", "required");
		}
		if (!allowed.contains(name)) {
			throw Refusal.invalid(name, "replayName", String.join(", ", allowed));
		}
		if (text == null || text.isBlank()) {
			throw Refusal.invalid(name, "required");
		}
		if (text.length() > LONGEST) {
			throw Refusal.invalid(name, "tooLong", LONGEST);
		}
		if (files.put(name, text) != null) {
			throw Refusal.invalid(name, "replayTwice");
		}
	}

	private static String text(MultipartFile upload) {
		try {
			return new String(upload.getBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void check(Map<String, String> files) {
		List<ModelFile> offered = files.entrySet()
			.stream()
			.map((file) -> new ModelFile(file.getKey(), file.getValue()))
			.toList();
		List<Finding> findings = Finding.refusing(this.check.check(offered, this.versions.liveFiles().with(offered)));
		if (!findings.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, findings.stream().map(this::problem).toList());
		}
		this.texts.with(files);
	}

	private Problem problem(Finding finding) {
		return new Problem(finding.file(), "replayFinding",
				List.of(this.words.place(finding), this.words.sentence(finding), this.words.remedy(finding)));
	}

}
