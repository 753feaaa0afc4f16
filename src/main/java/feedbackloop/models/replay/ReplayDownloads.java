package feedbackloop.models.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import feedbackloop.CsvTable;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes what a replay found as files, some rows at a time. Cells that a spreadsheet
 * would take for formulas are quoted.
 */
@Component
class ReplayDownloads {

	private static final int CHUNK = 1_000;

	/** With it spreadsheets read Chinese rightly. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final FoundChanges changes;

	private final ObjectMapper json;

	private final Words words;

	private final CsvMapper csv = new CsvMapper();

	ReplayDownloads(FoundChanges changes, ObjectMapper json, Words words) {
		this.changes = changes;
		this.json = json;
		this.words = words;
	}

	/**
	 * The cases that would change, with headings and words in the reader's language.
	 */
	void cases(long id, String reader, OutputStream to) throws IOException {
		try (SequenceWriter rows = rows(to)) {
			write(rows, headings("number", "oldGrade", "newGrade", "oldScore", "newScore", "oldReason", "newReason",
					"oldPath", "newPath", "oldTeam", "newTeam", "oldLead", "newLead", "problem"));
			String position = "";
			List<ChangedCase> some;
			while (!(some = this.changes.cases(id, null, null, reader, position, CHUNK)).isEmpty()) {
				for (ChangedCase changed : some) {
					write(rows, row(changed));
				}
				position = some.get(some.size() - 1).number();
			}
		}
	}

	/**
	 * The deadlines that would move.
	 */
	void deadlines(long id, String reader, OutputStream to) throws IOException {
		try (SequenceWriter rows = rows(to)) {
			write(rows, headings("number", "stage", "dueBefore", "dueAfter", "effect"));
			String position = "";
			List<MovedDeadline> some;
			while (!(some = this.changes.deadlines(id, null, reader, position, CHUNK)).isEmpty()) {
				for (MovedDeadline moved : some) {
					write(rows, moved.number(), moved.stage(), moved.dueBefore().toString(),
							moved.dueAfter().toString(), moved.effect());
				}
				position = some.get(some.size() - 1).number();
			}
		}
	}

	/**
	 * All of it: the replay with its summary, cases and deadlines.
	 */
	void json(Replay replay, String reader, OutputStream to) throws IOException {
		try (JsonGenerator file = this.json.createGenerator(to)) {
			file.writeStartObject();
			file.writePOJOField("replay", replay);
			file.writeArrayFieldStart("cases");
			String position = "";
			List<ChangedCase> cases;
			while (!(cases = this.changes.cases(replay.id(), null, null, reader, position, CHUNK)).isEmpty()) {
				for (ChangedCase changed : cases) {
					file.writePOJO(changed);
				}
				position = cases.get(cases.size() - 1).number();
			}
			file.writeEndArray();
			file.writeArrayFieldStart("deadlines");
			position = "";
			List<MovedDeadline> deadlines;
			while (!(deadlines = this.changes.deadlines(replay.id(), null, reader, position, CHUNK)).isEmpty()) {
				for (MovedDeadline moved : deadlines) {
					file.writePOJO(moved);
				}
				position = deadlines.get(deadlines.size() - 1).number();
			}
			file.writeEndArray();
			file.writeEndObject();
		}
	}

	private SequenceWriter rows(OutputStream to) throws IOException {
		Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
		text.write(BYTE_ORDER_MARK);
		return this.csv.writer().writeValues(text);
	}

	private String[] headings(String... names) {
		return Arrays.stream(names).map((name) -> this.words.say("replay.column." + name)).toArray(String[]::new);
	}

	private String[] row(ChangedCase changed) {
		ChangedCase.State before = changed.before();
		ChangedCase.State after = (changed.after() != null) ? changed.after()
				: new ChangedCase.State(0, "", "", "", "", "", "");
		return new String[] { changed.number(), before.grade(), after.grade(), before.score(), after.score(),
				this.words.half(before.reason()), this.words.half(after.reason()), before.path(), after.path(),
				before.team(), after.team(), before.lead(), after.lead(), changed.problem() };
	}

	private static void write(SequenceWriter rows, String... cells) throws IOException {
		rows.write(Arrays.stream(cells).map((cell) -> (cell != null) ? CsvTable.harmless(cell) : "").toList());
	}

}
