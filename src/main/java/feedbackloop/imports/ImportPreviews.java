package feedbackloop.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.imports.ImportPreview.Example;
import feedbackloop.imports.ImportPreview.Line;
import feedbackloop.imports.RowMaker.Made;
import feedbackloop.imports.RowMaker.Making;
import feedbackloop.imports.ImportTables.Table;
import feedbackloop.intake.ImportIntake;
import feedbackloop.privacy.Masker;

import org.springframework.stereotype.Component;

/**
 * Looks what would become of a file, without bringing anything in.
 */
@Component
class ImportPreviews {

	/** Checked before a person waits too long; all rows are counted. */
	private static final int LOOKED_AT = 10_000;

	private static final int AT_ONCE = 500;

	private static final int MOST_WRONG = 50;

	private static final int EXAMPLES = 5;

	private final ImportTables tables;

	private final RowMaker rowMaker;

	private final ImportIntake intake;

	private final ProblemWords problems;

	private final Masker masker;

	ImportPreviews(ImportTables tables, RowMaker rowMaker, ImportIntake intake, ProblemWords problems, Masker masker) {
		this.tables = tables;
		this.rowMaker = rowMaker;
		this.intake = intake;
		this.problems = problems;
		this.masker = masker;
	}

	ImportPreview of(ImportFile file) {
		Seen seen = new Seen();
		try (Table table = this.tables.open(file, file.plan().format())) {
			Making making = this.rowMaker.of(file, table);
			while (table.rows().hasNext()) {
				TableRow row = table.rows().next();
				if (!row.isEmpty()) {
					seen.take(row, making);
				}
			}
		}
		return seen.result();
	}

	/**
	 * How many rows a file has; empty ones do not count.
	 */
	int count(ImportFile file) {
		int rows = 0;
		try (Table table = this.tables.open(file, file.plan().format())) {
			while (table.rows().hasNext()) {
				rows += table.rows().next().isEmpty() ? 0 : 1;
			}
		}
		return rows;
	}

	/** What was seen so far of one file. */
	private final class Seen {

		private final List<Made> waiting = new ArrayList<>();

		private final List<Line> wrong = new ArrayList<>();

		private final List<Example> examples = new ArrayList<>();

		private int rows;

		private int good;

		private int incomplete;

		private int known;

		private int twice;

		/** Of the rows so far that make a case. */
		private final Set<String> keys = new HashSet<>();

		private int failing;

		private int writable;

		private void take(TableRow row, Making making) {
			this.rows++;
			if (this.rows <= LOOKED_AT || !row.isReadable()) {
				this.waiting.add(making.make(row));
			}
			if (this.waiting.size() == AT_ONCE) {
				look();
			}
		}

		private void look() {
			Set<String> before = ImportPreviews.this.intake.known(this.waiting.stream()
				.filter((made) -> made.row() != null)
				.map((made) -> made.row().key())
				.toList());
			this.waiting.forEach((made) -> look(made, before));
			this.waiting.clear();
		}

		private void look(Made made, Set<String> before) {
			ImportIntake.Look look = made.problems().isEmpty() ? ImportPreviews.this.intake.look(made.row())
					: new ImportIntake.Look(made.problems(), List.of(), false, null);
			if (!look.problems().isEmpty()) {
				this.failing++;
				if (this.wrong.size() < MOST_WRONG) {
					this.wrong.add(new Line(made.place(), ImportPreviews.this.problems.of(look.problems())));
				}
			}
			else if (before.contains(made.row().key())) {
				this.known++;
			}
			else if (!this.keys.add(made.row().key())) {
				this.twice++;
			}
			else {
				this.good++;
				this.incomplete += look.missing().isEmpty() ? 0 : 1;
				this.writable += look.isWritable() ? 1 : 0;
				if (this.examples.size() < EXAMPLES) {
					this.examples.add(new Example(made.place(), masked(made.row().fields()), look.missing()));
				}
			}
		}

		private ImportPreview result() {
			look();
			return new ImportPreview(this.rows, Math.min(this.rows, LOOKED_AT), this.good, this.incomplete, this.known,
					this.twice, this.failing, this.writable, this.wrong, this.examples);
		}

	}

	private Map<String, String> masked(Map<String, String> fields) {
		List<String> known = Stream.of("customer.name", "customer.phone", "customer.email").map(fields::get).toList();
		Map<String, String> masked = new LinkedHashMap<>();
		fields.forEach((field, value) -> masked.put(field, masked(field, value, known)));
		return masked;
	}

	private String masked(String field, String value, List<String> known) {
		return switch (field) {
			case "customer.name" -> this.masker.name(value);
			case "customer.phone" -> this.masker.phone(value);
			case "customer.email" -> this.masker.email(value);
			default -> this.masker.mask(value, known);
		};
	}

}
