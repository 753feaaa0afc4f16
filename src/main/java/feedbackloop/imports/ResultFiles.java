package feedbackloop.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

import feedbackloop.CsvTable;
import feedbackloop.imports.ImportRows.Answer;
import feedbackloop.imports.ImportTables.Table;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes what became of the rows of a file, some at a time.
 */
@Component
class ResultFiles {

	private static final int AT_ONCE = 1_000;

	private final ImportRows answers;

	private final ImportTables tables;

	private final ProblemWords problems;

	private final Words words;

	ResultFiles(ImportRows answers, ImportTables tables, ProblemWords problems, Words words) {
		this.answers = answers;
		this.tables = tables;
		this.problems = problems;
		this.words = words;
	}

	/**
	 * Each row with its case, or why it has none.
	 */
	void all(ImportFile file, String reader, OutputStream to) throws IOException {
		Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
		CsvTable table = new CsvTable(writer, List.of(word("row"), word("state"), word("case"), word("why")));
		List<Answer> some = this.answers.after(file.id(), 0, reader, AT_ONCE);
		while (!some.isEmpty()) {
			some.forEach((answer) -> table.add(List.of(answer.place(), word("row." + answer.state()),
					(answer.number() != null) ? answer.number() : "", this.problems.of(answer.problems()))));
			some = this.answers.after(file.id(), some.get(some.size() - 1).place(), reader, AT_ONCE);
		}
		table.end();
		writer.flush();
	}

	/**
	 * The rows that made no case, as they came, with the reason: to be corrected and
	 * brought in.
	 */
	void failed(ImportFile file, String reader, OutputStream to) throws IOException {
		try (Table table = this.tables.open(file, file.plan().format())) {
			Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
			List<String> headings = new ArrayList<>(table.headings());
			headings.addAll(List.of(word("row"), word("why")));
			CsvTable failed = new CsvTable(writer, headings);
			Deque<Answer> next = new ArrayDeque<>(this.answers.failedAfter(file.id(), 0, reader, AT_ONCE));
			while (!next.isEmpty() && table.rows().hasNext()) {
				TableRow row = table.rows().next();
				if (row.place() == next.peek().place()) {
					Answer answer = next.poll();
					failed.add(cells(table, row, answer));
					if (next.isEmpty()) {
						next.addAll(this.answers.failedAfter(file.id(), answer.place(), reader, AT_ONCE));
					}
				}
			}
			failed.end();
			writer.flush();
		}
	}

	private List<Object> cells(Table table, TableRow row, Answer answer) {
		List<Object> cells = new ArrayList<>();
		IntStream.range(0, table.headings().size()).forEach((column) -> cells.add(row.cell(column)));
		cells.add(answer.place());
		cells.add(this.problems.of(answer.problems()));
		return cells;
	}

	private String word(String key) {
		return this.words.say("imports.result." + key);
	}

}
