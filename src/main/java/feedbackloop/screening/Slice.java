package feedbackloop.screening;

import java.util.List;

/**
 * One page of a list whose length nobody counts.
 *
 * @param page from 0
 */
record Slice<T>(List<T> rows, int page, boolean hasNext) {

	/**
	 * @param read the rows of the page and, if there is one, the first of the next
	 */
	static <T> Slice<T> of(List<T> read, int page, int size) {
		boolean more = read.size() > size;
		return new Slice<>(more ? read.subList(0, size) : read, page, more);
	}

}
