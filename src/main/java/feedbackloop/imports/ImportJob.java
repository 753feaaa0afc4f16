package feedbackloop.imports;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import feedbackloop.imports.ImportRows.Answer;
import feedbackloop.imports.ImportTables.Table;
import feedbackloop.imports.RowMaker.Made;
import feedbackloop.imports.RowMaker.Making;
import feedbackloop.intake.ImportIntake;
import feedbackloop.intake.ImportIntake.Outcome;
import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Brings in the rows of a file, some at once in lanes. The cases of a lane commit with
 * their answers, and an answered row is not taken again. So no crash makes a second case.
 */
@Component
class ImportJob implements LongJob {

	private static final Logger log = LoggerFactory.getLogger(ImportJob.class);

	/** Whoever pauses the file waits for them: within 4 seconds at 6 rows a second. */
	private static final int TOGETHER = 24;

	private final ImportFiles files;

	private final ImportRows answers;

	private final ImportTables tables;

	private final RowMaker rowMaker;

	private final ImportIntake intake;

	private final ImportLanes lanes;

	ImportJob(ImportFiles files, ImportRows answers, ImportTables tables, RowMaker rowMaker, ImportIntake intake,
			ImportLanes lanes) {
		this.files = files;
		this.answers = answers;
		this.tables = tables;
		this.rowMaker = rowMaker;
		this.intake = intake;
		this.lanes = lanes;
	}

	@Override
	public String kind() {
		return ImportFiles.KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		ImportFile file = this.files.ofWork(work.id()).orElseThrow();
		return new ImportRun(file, this.tables.open(file, file.plan().format()));
	}

	/** One node at one file. */
	private final class ImportRun implements Run {

		private final ImportFile file;

		private final Table table;

		private final Making making;

		/** Read, and not known to be committed. */
		private final Deque<Made> ahead = new ArrayDeque<>();

		private ImportRun(ImportFile file, Table table) {
			this.file = file;
			this.table = table;
			this.making = ImportJob.this.rowMaker.of(file, table);
		}

		@Override
		public Chunk next(LongWork work, int most) {
			List<Made> next = waiting(work, most);
			if (next.isEmpty()) {
				return Chunk.OVER;
			}
			Set<Integer> done = ImportJob.this.answers.places(this.file.id(), first(next), last(next));
			List<Made> open = next.stream().filter((made) -> !done.contains(made.place())).toList();
			ImportJob.this.lanes.run(open, (lane) -> answer(lane, work.askedBy()));
			return counted(next);
		}

		@Override
		public Chunk leaveOut(LongWork work, RuntimeException failure) {
			List<Made> next = waiting(work, 1);
			if (next.isEmpty()) {
				throw failure;
			}
			log.warn("Row {} of import {} failed", next.get(0).place(), this.file.id(), failure);
			List<Problem> problems = (failure instanceof Refusal refusal) ? refusal.problems()
					: List.of(new Problem(null, "imports.unexpected", List.of()));
			ImportJob.this.answers.store(this.file.id(), List.of(Answer.failed(next.get(0).place(), problems)));
			return counted(next);
		}

		@Override
		public void finish(LongWork work) {
			this.table.close();
		}

		private void answer(List<Made> lane, String userId) {
			ImportJob.this.intake.expect(lane.stream().map(Made::row).filter(Objects::nonNull).toList());
			ImportJob.this.answers.store(this.file.id(), lane.stream().map((made) -> answer(made, userId)).toList());
		}

		private Answer answer(Made made, String userId) {
			List<Problem> problems = made.problems().isEmpty() ? ImportJob.this.intake.look(made.row()).problems()
					: made.problems();
			if (!problems.isEmpty()) {
				return Answer.failed(made.place(), problems);
			}
			Outcome outcome = ImportJob.this.intake.register(made.row(), userId, this.file.plan().source());
			return new Answer(made.place(), outcome.state().name(), outcome.number(), List.of());
		}

		/** Also what was answered before without being counted. */
		private Chunk counted(List<Made> next) {
			Map<String, Integer> counts = ImportJob.this.answers.count(this.file.id(), first(next), last(next));
			int created = counts.getOrDefault(ImportRows.CREATED, 0);
			int failed = counts.getOrDefault(ImportRows.FAILED, 0);
			ImportJob.this.files.count(this.file.id(), created, next.size() - created - failed, failed);
			return Chunk.of(next.size(), String.valueOf(last(next)));
		}

		/** The next that are not done; what was done meanwhile is passed over. */
		private List<Made> waiting(LongWork work, int most) {
			int done = work.position().isEmpty() ? 0 : Integer.parseInt(work.position());
			this.ahead.removeIf((made) -> made.place() <= done);
			while (this.ahead.size() < most && this.table.rows().hasNext()) {
				TableRow row = this.table.rows().next();
				if (row.place() > done && !row.isEmpty()) {
					this.ahead.add(this.making.make(row));
				}
			}
			return this.ahead.stream().limit(most).toList();
		}

	}

	private static int first(List<Made> rows) {
		return rows.get(0).place();
	}

	private static int last(List<Made> rows) {
		return rows.get(rows.size() - 1).place();
	}

}
