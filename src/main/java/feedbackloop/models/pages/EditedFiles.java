package feedbackloop.models.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.forms.FilledForm;
import feedbackloop.forms.FormLanguage;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.drafts.Draft;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;
import feedbackloop.process.FilePreview.PreviewedText;
import feedbackloop.process.Refusal;
import feedbackloop.words.Words;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the editor: read from drafts and live files or from what was typed, and
 * described for the page.
 */
@Component
class EditedFiles {

	private static final Pattern LANGUAGE = Pattern.compile("\\.(zh-CN|en)\\.txt$");

	private final Versions versions;

	private final Drafts drafts;

	private final Deployments deployments;

	private final Previews previews;

	private final List<FileContract> contracts;

	private final FindingWords findingWords;

	private final Words words;

	EditedFiles(Versions versions, Drafts drafts, Deployments deployments, Previews previews,
			List<FileContract> contracts, FindingWords findingWords, Words words) {
		this.versions = versions;
		this.drafts = drafts;
		this.deployments = deployments;
		this.previews = previews;
		this.contracts = contracts;
		this.findingWords = findingWords;
		this.words = words;
	}

	/**
	 * The draft of the file, else its live text, else what a new one begins with; of a
	 * message text both languages.
	 * @throws Refusal if there is no such file
	 */
	List<EditedFile> begin(String name) {
		List<EditedFile> files = together(name).stream().map(this::stored).flatMap(Optional::stream).toList();
		if (files.isEmpty()) {
			throw Refusal.unknown("noSuchVersion", name);
		}
		return files;
	}

	/**
	 * What was typed; line ends of browsers become ours.
	 */
	List<EditedFile> typed(MultiValueMap<String, String> typed) {
		List<String> names = typed.getOrDefault("name", List.of());
		List<EditedFile> files = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i);
			int live = live(name);
			boolean fromLive = typed.getOrDefault("rebase", List.of()).contains(name);
			files.add(new EditedFile(name, value(typed, "text", i).replace("\r\n", "\n"),
					fromLive ? live : number(typed, "base", i), number(typed, "revision", i), live, null));
		}
		if (files.isEmpty()) {
			throw Refusal.invalid("name", "required");
		}
		return files;
	}

	/**
	 * Fills in what the page shows: the texts, what the check finds in them together with
	 * all other drafts, and how they will look.
	 */
	void describe(List<EditedFile> edited, Map<String, String> asked, Model model) {
		EditedFile first = edited.get(0);
		Kind kind = first.file().kind().orElseThrow(() -> Refusal.unknown("noSuchVersion", first.name()));
		Map<String, List<PreviewedText>> shown = new LinkedHashMap<>();
		edited.forEach((file) -> shown.put(file.name(), this.previews.of(file.file(), asked)));
		model.addAttribute("files", edited);
		model.addAttribute("kind", kind.name());
		model.addAttribute("helpKey", DrawnFiles.helpKey(first.file()));
		model.addAttribute("editorWords", editorWords());
		model.addAttribute("fileTitle", new FileTitles(this.versions.liveFiles()).of(first.file()));
		model.addAttribute("findings", Found.of(findings(edited), this.findingWords));
		model.addAttribute("previews", shown);
		if (kind == Kind.PORTAL) {
			first.file().form().ifPresent((form) -> {
				FormLanguage.translate(form.root(), LocaleContextHolder.getLocale());
				model.addAttribute("parts", FilledForm.begin(form, Map.of()).parts(Map.of()));
			});
		}
		model.addAttribute("asked", asked);
	}

	/** The words of the table editor by what it calls them. */
	private Map<String, String> editorWords() {
		return this.words.say("rules.editorWords")
			.lines()
			.map((line) -> line.split("=", 2))
			.filter((word) -> word.length == 2)
			.collect(Collectors.toMap((word) -> word[0].strip(), (word) -> word[1].strip()));
	}

	private List<Finding> findings(List<EditedFile> edited) {
		Map<String, ModelFile> together = new LinkedHashMap<>();
		this.drafts.all()
			.stream()
			.filter((draft) -> !draft.isRetirement())
			.forEach((draft) -> together.put(draft.name(), draft.file()));
		edited.forEach((file) -> together.put(file.name(), file.file()));
		return this.deployments.check(List.copyOf(together.values()));
	}

	private Optional<EditedFile> stored(String name) {
		int live = live(name);
		Optional<Draft> draft = this.drafts.find(name);
		if (draft.isPresent() && !draft.get().isRetirement()) {
			return draft.map((found) -> new EditedFile(name, found.text(), found.baseVersion(), found.revision(), live,
					found.editedBy()));
		}
		int revision = draft.map(Draft::revision).orElse(0);
		return this.versions.live(name)
			.map(ModelVersion::text)
			.or(() -> beginning(name))
			.map((text) -> new EditedFile(name, text, live, revision, live, null));
	}

	private Optional<String> beginning(String name) {
		return this.contracts.stream()
			.filter((feature) -> feature.reads(name) && new ModelFile(name, "").kind().isPresent())
			.flatMap((feature) -> feature.beginning(name).stream())
			.findFirst();
	}

	private int live(String name) {
		return this.versions.live(name).map(ModelVersion::version).orElse(0);
	}

	private static List<String> together(String name) {
		return LANGUAGE.matcher(name).find() ? List.of(LANGUAGE.matcher(name).replaceFirst(".zh-CN.txt"),
				LANGUAGE.matcher(name).replaceFirst(".en.txt")) : List.of(name);
	}

	private static int number(MultiValueMap<String, String> typed, String field, int index) {
		try {
			return Integer.parseInt(value(typed, field, index));
		}
		catch (NumberFormatException ex) {
			throw Refusal.invalid(field, "value");
		}
	}

	private static String value(MultiValueMap<String, String> typed, String field, int index) {
		List<String> values = typed.getOrDefault(field, List.of());
		if (index >= values.size()) {
			throw Refusal.invalid(field, "required");
		}
		return values.get(index);
	}

}
