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
 */
record TableRow(int place, List<String> cells, Set<Integer> formulas, boolean isReadable) {

	/** Cells beyond are left out. */
	static final int MOST_CELLS = 200;

	static TableRow of(int place, List<String> cells) {
		return new TableRow(place, cells, Set.of(), true);
	}

	static TableRow unreadable(int place) {
		return new TableRow(place, List.of(), Set.of(), false);
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
		return this.isReadable && this.cells.stream().allMatch((cell) -> cell == null || cell.isBlank());
	}

}
