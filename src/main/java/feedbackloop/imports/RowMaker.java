package feedbackloop.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.imports.ImportTables.Table;
import feedbackloop.intake.ImportIntake;
import feedbackloop.intake.ImportIntake.Row;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Makes feedbacks of the rows of a table, as a plan says.
 */
@Component
class RowMaker {

	private static final Set<String> TIMES = Set.of("givenAt", "occurredAt");

	/** Stands for what the chosen encoding cannot read. */
	private static final char UNREAD = '\uFFFD';

	/** Of a long number only the first digits are left. */
	private static final Pattern SHORTENED = Pattern.compile("\\d(?:\\.\\d+)?[Ee]\\+\\d+");

	private final ImportIntake intake;

	private final Vault vault;

	private final Words words;

	RowMaker(ImportIntake intake, Vault vault, Words words) {
		this.intake = intake;
		this.vault = vault;
		this.words = words;
	}

	/**
	 * Makes the rows of that file by its plan.
	 */
	Making of(ImportFile file, Table table) {
		return new Making(file, table.headings());
	}

	/**
	 * A row of a file as a feedback, which may not be one.
	 *
	 * @param row null where the file or its line cannot be read
	 * @param problems why it is none; empty if it may be one
	 */
	record Made(int place, Row row, List<Problem> problems) {

	}

	/**
	 * The making of the rows of one file.
	 */
	final class Making {

		private final ImportFile file;

		private final List<String> headings;

		private final ImportPlan plan;

		private Making(ImportFile file, List<String> headings) {
			this.file = file;
			this.headings = headings;
			this.plan = file.plan();
		}

		/**
		 * What a row says.
		 */
		Made make(TableRow row) {
			if (!row.isReadable()) {
				return new Made(row.place(), null, List.of(new Problem(null, "imports.end", List.of())));
			}
			if (row.wrongLine() > 0) {
				return new Made(row.place(), null,
						List.of(new Problem(null, "imports.noRow", List.of(row.wrongLine()))));
			}
			List<Problem> problems = new ArrayList<>();
			// Where a sign within a text divides it, the rest of the text stands behind.
			if (this.plan.format().separator() != null && row.isLongerThan(this.headings.size())) {
				problems.add(new Problem(null, "imports.moreCells", List.of()));
			}
			Map<String, String> fields = new LinkedHashMap<>(this.plan.same());
			boolean several = this.plan.columns().values().stream().filter(ImportPlan.JOINED::equals).count() > 1;
			for (int column = 0; column < this.headings.size(); column++) {
				String heading = this.headings.get(column);
				String field = this.plan.columns().get(heading);
				if (field == null) {
					continue;
				}
				problem(row, column, field).ifPresent(problems::add);
				String cell = row.cell(column);
				if (cell != null && field.equals(ImportPlan.JOINED) && several) {
					fields.merge(field, titled(heading, cell), (before, next) -> before + "\n\n" + next);
				}
				else if (cell != null) {
					fields.put(field, value(field, cell));
				}
			}
			String key = key(fields.remove(ImportPlan.KEY), row.place());
			return new Made(row.place(), new Row(row.place(), key, this.plan.channel(), fields, this.plan.language()),
					problems);
		}

		/** The number of a column tells nobody anything. */
		private String titled(String heading, String cell) {
			return (this.plan.format().heading() > 0) ? heading + "\n" + cell : cell;
		}

		private Optional<Problem> problem(TableRow row, int column, String field) {
			if (row.formulas().contains(column)) {
				return Optional.of(new Problem(field, "imports.formula", List.of()));
			}
			if (field.equals(ImportPlan.KEY) && row.cell(column) != null
					&& SHORTENED.matcher(row.cell(column)).matches()) {
				return Optional.of(new Problem(field, "imports.shortened", List.of()));
			}
			boolean unread = row.cell(column) != null && row.cell(column).indexOf(UNREAD) >= 0;
			return unread ? Optional.of(new Problem(field, "imports.characters", List.of())) : Optional.empty();
		}

		private String value(String field, String cell) {
			if (TIMES.contains(field)) {
				return WrittenDates.iso(cell, this.plan.format().days());
			}
			List<String> choices = ImportIntake.CHOICES.getOrDefault(field, List.of());
			return choices.stream().filter((choice) -> means(field, choice, cell)).findFirst().orElse(cell);
		}

		/** Of its own source's name, else of this content and its place there. */
		private String key(String given, int place) {
			return (given != null) ? RowMaker.this.intake.key(this.plan.channel(), this.plan.source(), given)
					: RowMaker.this.vault.index("row " + this.file.digest() + " " + place);
		}

	}

	private boolean means(String field, String choice, String cell) {
		return choice.equalsIgnoreCase(cell)
				|| Stream.of(this.words.first("", "imports.value." + field + "." + choice).split(","))
					.anyMatch(cell::equalsIgnoreCase);
	}

}
