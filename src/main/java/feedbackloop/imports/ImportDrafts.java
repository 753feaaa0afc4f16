package feedbackloop.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import feedbackloop.imports.ImportPlan.Format;
import feedbackloop.imports.ImportTables.Table;
import feedbackloop.intake.ImportIntake;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/**
 * A file before it is brought in: what a person says about it, and what that would give.
 */
@Component
class ImportDrafts {

	private static final String NAME = "customer.name";

	private static final int SAMPLES = 3;

	private static final int LONGEST_SAMPLE = 60;

	private static final int LONGEST_SOURCE = 100;

	private final ImportFiles files;

	private final ImportTables tables;

	private final ColumnGuess guess;

	private final ImportSources sources;

	private final ImportPreviews previews;

	private final Masker masker;

	private final RefusalWords refusals;

	ImportDrafts(ImportFiles files, ImportTables tables, ColumnGuess guess, ImportSources sources,
			ImportPreviews previews, Masker masker, RefusalWords refusals) {
		this.files = files;
		this.tables = tables;
		this.guess = guess;
		this.sources = sources;
		this.previews = previews;
		this.masker = masker;
		this.refusals = refusals;
	}

	/**
	 * Shows what was said, or what is likely; and what is still to be said, or what would
	 * become of the rows.
	 */
	void show(ImportFile file, Locale locale, Model model) {
		Format format = (file.plan() != null) ? file.plan().format() : this.tables.guess(file);
		try (Table table = this.tables.open(file, format)) {
			ImportPlan plan = (file.plan() != null) ? file.plan()
					: this.guess.plan(table.headings(), format, "en".equals(locale.getLanguage()) ? "en" : "zh-CN");
			model.addAttribute("plan", plan);
			model.addAttribute("columns", columns(table, plan));
		}
		model.addAttribute("sheets", this.tables.sheets(file));
		model.addAttribute("encodings", FormatGuess.ENCODINGS);
		model.addAttribute("separators", FormatGuess.SEPARATORS);
		model.addAttribute("days", PlanForm.DAYS);
		model.addAttribute("languages", PlanForm.LANGUAGES);
		model.addAttribute("channels", ImportIntake.channels());
		model.addAttribute("fields", ColumnGuess.fields());
		model.addAttribute("sameFields", PlanForm.SAME);
		model.addAttribute("sources", this.sources.sources());
		if (file.plan() != null) {
			List<Problem> open = PlanForm.problems(file.plan());
			model.addAttribute("open", this.refusals.byField(new Refusal(Refusal.Reason.INVALID, open)).values());
			model.addAttribute("preview", open.isEmpty() ? this.previews.of(file) : null);
		}
	}

	/**
	 * Keeps what a person says. Read in another way a file has other columns, which are
	 * guessed anew.
	 */
	void say(ImportFile file, MultiValueMap<String, String> given) {
		this.files.plan(file.id(), plan(file, given));
	}

	private ImportPlan plan(ImportFile file, MultiValueMap<String, String> given) {
		ImportPlan said = PlanForm.read(given, this.tables.guess(file));
		try (Table table = this.tables.open(file, said.format())) {
			boolean sameTable = Set.copyOf(table.headings()).containsAll(given.getOrDefault("name", List.of()));
			ImportPlan guessed = this.guess.plan(table.headings(), said.format(), said.language());
			String source = (said.source() != null) ? ImportFile.cut(this.masker.mask(said.source()), LONGEST_SOURCE)
					: null;
			return new ImportPlan(said.format(), source, said.channel(), said.language(),
					sameTable ? said.columns() : guessed.columns(), said.same());
		}
	}

	/**
	 * Whether it was looked at as it is said now. The form may have been changed since,
	 * also in another window.
	 */
	boolean isLookedAt(ImportFile file, MultiValueMap<String, String> given) {
		return !given.containsKey("source") || file.plan() != null && file.plan().equals(plan(file, given));
	}

	/**
	 * Lets it wait for a node, unless something is still to be said.
	 * @return how many rows there are
	 */
	int start(ImportFile file, String userId) {
		if (file.plan() == null || !PlanForm.problems(file.plan()).isEmpty()) {
			return 0;
		}
		int rows = this.previews.count(file);
		if (this.files.start(file, rows, userId)) {
			this.sources.remember(file.plan(), userId);
		}
		return rows;
	}

	private List<Column> columns(Table table, ImportPlan plan) {
		List<TableRow> rows = new ArrayList<>();
		while (rows.size() < SAMPLES && table.rows().hasNext()) {
			rows.add(table.rows().next());
		}
		return IntStream.range(0, table.headings().size()).mapToObj((column) -> {
			String heading = table.headings().get(column);
			String field = plan.columns().getOrDefault(heading, "");
			List<String> cells = rows.stream().map((row) -> row.cell(column)).filter(Objects::nonNull).toList();
			boolean names = field.equals(NAME) || this.guess.isCalled(NAME, heading);
			return new Column(heading, field, cells.stream().map((cell) -> sample(names, cell)).toList());
		}).toList();
	}

	/** Masked; whose name it is only its heading tells. */
	private String sample(boolean names, String cell) {
		String shown = names ? this.masker.name(cell) : this.masker.mask(cell);
		boolean fits = shown.codePointCount(0, shown.length()) <= LONGEST_SAMPLE;
		return fits ? shown : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_SAMPLE)) + "…";
	}

	/**
	 * A column of a file.
	 *
	 * @param field what it is; empty if it is left out
	 * @param samples of its first rows, masked
	 */
	record Column(String heading, String field, List<String> samples) {

	}

}
