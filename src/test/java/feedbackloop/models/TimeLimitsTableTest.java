package feedbackloop.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.HitPolicy;

/** How long each stage may take. */
class TimeLimitsTableTest extends DecisionTableContract {

	/**
	 * d and h are working days and hours, nd and nh natural ones, c is a review cycle, -
	 * is no limit, ! is capped at the end of tomorrow.
	 */
	private static final String BY_GRADE = """
			stage         | clock    | urgent | high | medium | low
			firstResponse | received | 4 h !  | 1 d  | 2 d    | 5 d
			mitigation    | received | 24 nh  | 24 nh | 24 nh | 24 nh
			contribute    | outer    | 4 h    | 2 d  | 3 d    | 5 d
			analysis      | stage    | 1 d    | 3 d  | 5 d    | 10 d
			plan          | stage    | 1 d    | 2 d  | 3 d    | 5 d
			approval      | stage    | 4 h    | 1 d  | 2 d    | 2 d
			fix           | stage    | 3 d    | 10 d | 20 d   | 1 c
			test          | outer    | 4 h    | 1 d  | 2 d    | 3 d
			check         | outer    | 4 h    | 1 d  | 2 d    | 3 d
			pilot         | outer    | 4 h    | 3 d  | 5 d    | 10 d
			release       | outer    | 4 h    | 1 d  | 2 d    | 3 d
			verification  | stage    | 1 d    | 2 d  | 3 d    | 5 d
			closure       | stage    | 1 d    | 2 d  | 3 d    | 5 d
			dispute       | stage    | 4 h    | 1 d  | 2 d    | 3 d
			customerReply | stage    | 2 nd   | 5 nd | 7 nd   | 14 nd
			confirmation  | stage    | 3 nd   | 5 nd | 7 nd   | 7 nd
			progress      | stage    | 1 d    | 3 d  | 5 d    | 1 c
			reopen        | stage    | 30 nd  | 30 nd | 30 nd | 30 nd
			effectCheck   | stage    | 14 nd  | 30 nd | 60 nd | 90 nd
			review        | stage    | 5 d    | 5 d  | 5 d    | 5 d
			resolution    | received | 7 d    | 19 d | 35 d   | 2 c
			""";

	private static final String BY_MARK = """
			stage         | clock    | urgent | general | longTerm
			triage        | received | 2 h    | 1 d     | 3 d
			privacyCheck  | outer    | 1 h    | 4 h     | 1 d
			""";

	TimeLimitsTableTest() {
		super("timeLimits", HitPolicy.UNIQUE, 2, 9, 92);
	}

	@Override
	List<TableRow> rows() {
		return Stream.of(matrix(BY_GRADE), matrix(BY_MARK), unlimited()).flatMap(List::stream).toList();
	}

	private List<TableRow> unlimited() {
		return TableRow.read(this.table,
				"""
						sentence                                    | stage         | level    | rule               | amount | unit
						Triage goes by the mark, never by high      | triage        | high     | noLimit_markStages  | 0     | none
						Triage goes by the mark, never by medium    | triage        | medium   | noLimit_markStages  | 0     | none
						The privacy check knows no grade low        | privacyCheck  | low      | noLimit_markStages  | 0     | none
						The first response knows no mark general    | firstResponse | general  | noLimit_gradeStages | 0     | none
						The fix knows no mark longTerm              | fix           | longTerm | noLimit_gradeStages | 0     | none
						""");
	}

	private static List<TableRow> matrix(String text) {
		List<String> lines = text.lines().toList();
		List<String> levels = TableRow.cells(lines.get(0));
		List<TableRow> rows = new ArrayList<>();
		for (String line : lines.subList(1, lines.size())) {
			List<String> cells = TableRow.cells(line);
			for (int i = 2; i < cells.size(); i++) {
				rows.add(row(cells.get(0), cells.get(1), levels.get(i), cells.get(i)));
			}
		}
		return rows;
	}

	private static TableRow row(String stage, String clock, String level, String limit) {
		return new TableRow(stage + " at " + level + " has the limit " + limit, Map.of("stage", stage, "level", level),
				TableRow.rules(stage + "_" + level), expected(clock, limit));
	}

	private static Map<String, String> expected(String clock, String limit) {
		if (limit.equals("-")) {
			return Map.of("amount", "0", "unit", "none", "clock", clock, "cap", "none");
		}
		String[] parts = limit.split(" ");
		boolean natural = parts[1].startsWith("n");
		String unit = switch (natural ? parts[1].substring(1) : parts[1]) {
			case "h" -> "hours";
			case "d" -> "days";
			case "c" -> "cycle";
			default -> throw new IllegalArgumentException("no such unit: " + limit);
		};
		return Map.of("amount", parts[0], "unit", unit, "calendar", natural ? "natural" : "work", "clock", clock, "cap",
				(parts.length > 2) ? "endOfTomorrow" : "none");
	}

}
