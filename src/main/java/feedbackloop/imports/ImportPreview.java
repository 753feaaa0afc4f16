package feedbackloop.imports;

import java.util.List;
import java.util.Map;

/**
 * What would become of a file.
 *
 * @param rows how many there are; empty ones do not count
 * @param looked of how many of them the other figures speak: the first ones
 * @param incomplete how many of the good lack what their channel asks for
 * @param known how many made a case before
 * @param twice how many have the number of a row above, which makes their case
 * @param writable how many of the new customers can be written to by mail
 * @param wrong the first that would make no case
 * @param examples the first good ones, masked
 */
record ImportPreview(int rows, int looked, int good, int incomplete, int known, int twice, int failing, int writable,
		List<Line> wrong, List<Example> examples) {

	/** Whether there is anything to bring in. */
	public boolean isUseful() {
		return this.rows > 0 && this.good + this.known > 0 || this.rows > this.looked;
	}

	/**
	 * A row with what is to be said of it.
	 */
	record Line(int place, String why) {

	}

	/**
	 * A row as it would be.
	 *
	 * @param values masked, by field
	 * @param missing names of fields that its channel asks for
	 */
	record Example(int place, Map<String, String> values, List<String> missing) {

	}

}
