package feedbackloop.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import feedbackloop.imports.ImportRows.Answer;
import feedbackloop.imports.RowMaker.Made;
import feedbackloop.imports.RowMaker.Making;
import feedbackloop.imports.ImportTables.Table;
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
 * Brings in the rows of a file one after the other. The case of a row and its answer
 * commit with how far the work is. So no crash makes a second case.
 */
@Component
class ImportJob implements LongJob {

	private static final Logger log = LoggerFactory.getLogger(ImportJob.class);

	private static final int TOGETHER = 20;

	private final ImportFiles files;

	private final ImportRows answers;

	private final ImportTables tables;

	private final RowMaker rowMaker;

	private final ImportIntake intake;

	ImportJob(ImportFiles files, ImportRows answers, ImportTables tables, RowMaker rowMaker, ImportIntake intake) {
		this.files = files;
		this.answers = answers;
		this.tables = tables;
		this.rowMaker = rowMaker;
		this.intake = intake;
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
			List<Answer> answered = new ArrayList<>();
			for (Made made : waiting(work, most)) {
				answered.add(answer(made, work.askedBy()));
			}
			return store(answered);
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
			return store(List.of(Answer.failed(next.get(0).place(), problems)));
		}

		@Override
		public void finish(LongWork work) {
			this.table.close();
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

		private Chunk store(List<Answer> answered) {
			if (answered.isEmpty()) {
				return Chunk.OVER;
			}
			answered.forEach((answer) -> ImportJob.this.answers.store(this.file.id(), answer));
			int created = count(answered, ImportIntake.State.CREATED.name());
			int failed = count(answered, ImportRows.FAILED);
			ImportJob.this.files.count(this.file.id(), created, answered.size() - created - failed, failed);
			return Chunk.of(answered.size(), String.valueOf(answered.get(answered.size() - 1).place()));
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

	private static int count(List<Answer> answered, String state) {
		return (int) answered.stream().filter((answer) -> answer.state().equals(state)).count();
	}

}
