package feedbackloop.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Keys.Grades;

/**
 * How many cases of a question have which type and which grade; each number leads to its
 * cases.
 *
 * @param grades the columns; cases without one are only in the sum of a line
 */
record CasesByType(List<String> grades, List<Line> lines) {

	/**
	 * The table.
	 * @param asked the question behind the address
	 */
	static CasesByType of(List<CaseList.TypeAndGrade> counts, Map<String, String> asked) {
		Map<String, List<CaseList.TypeAndGrade>> byType = new LinkedHashMap<>();
		counts.forEach((count) -> byType.computeIfAbsent(count.type(), (type) -> new ArrayList<>()).add(count));
		return new CasesByType(Grades.ALL,
				byType.entrySet().stream().map((type) -> line(type.getKey(), type.getValue(), asked)).toList());
	}

	private static Line line(String type, List<CaseList.TypeAndGrade> counts, Map<String, String> asked) {
		return new Line(type,
				Grades.ALL.stream()
					.map((grade) -> new Cell(counts.stream()
						.filter((count) -> grade.equals(count.grade()))
						.mapToLong(CaseList.TypeAndGrade::cases)
						.sum(), address(type, grade, asked)))
					.toList(),
				new Cell(counts.stream().mapToLong(CaseList.TypeAndGrade::cases).sum(), address(type, null, asked)));
	}

	/** Cases without a type cannot be asked for. */
	private static String address(String type, String grade, Map<String, String> asked) {
		if (type == null) {
			return null;
		}
		Map<String, String> narrower = new HashMap<>(asked);
		narrower.put("feedbackType", type);
		if (grade != null) {
			narrower.put("grade", grade);
		}
		return PageAddress.of("/cases", narrower);
	}

	/**
	 * The cases of a type.
	 *
	 * @param type null where nobody gave one
	 */
	record Line(String type, List<Cell> cells, Cell all) {

	}

	/**
	 * A number.
	 *
	 * @param address of its cases, or null
	 */
	record Cell(long cases, String address) {

	}

}
