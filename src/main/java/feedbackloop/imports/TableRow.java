package feedbackloop.imports;

import java.util.List;
import java.util.Set;

/**
 * A row of a file.
 *
 * @param place which row of the file it is, as spreadsheets count
 * @param cells null where a cell is empty
 * @param formulas which cells are computed; what they hold is not taken
 * @param isReadable false where the file cannot be read from here on
 * @param wrongLine which line of the file is no row, from 1; 0 for none
 */
record TableRow(int place, List<String> cells, Set<Integer> formulas, boolean isReadable, int wrongLine) {

	/** Cells beyond are left out. */
	static final int MOST_CELLS = 200;

	private static final int SHOWN_OF_WRONG = 2_000;

	static TableRow of(int place, List<String> cells) {
		return of(place, cells, Set.of());
	}

	static TableRow of(int place, List<String> cells, Set<Integer> formulas) {
		return new TableRow(place, cells, formulas, true, 0);
	}

	static TableRow unreadable(int place) {
		return new TableRow(place, List.of(), Set.of(), false, 0);
	}

	/**
	 * A line that is no row; its text stands in the first cell, as far as it is short.
	 */
	static TableRow wrong(int place, int line, String text) {
		return new TableRow(place, List.of(ImportFile.cut(text, SHOWN_OF_WRONG)), Set.of(), true, line);
	}

	/**
	 * The cell of that column, without blanks around it; null for none.
	 */
	String cell(int column) {
		String cell = (column < this.cells.size()) ? this.cells.get(column) : null;
		return (cell == null || cell.isBlank()) ? null : cell.strip();
	}

	/**
	 * Whether something stands behind that many cells.
	 */
	boolean isLongerThan(int columns) {
		return this.cells.stream().skip(columns).anyMatch((cell) -> cell != null && !cell.isBlank());
	}

	boolean isEmpty() {
		return this.isReadable && this.wrongLine == 0
				&& this.cells.stream().allMatch((cell) -> cell == null || cell.isBlank());
	}

}
