package feedbackloop.process;

import java.util.List;

/**
 * One page of a list whose length nobody counts.
 *
 * @param more whether others follow
 */
public record Slice<T>(List<T> rows, boolean more) {

	/**
	 * @param read the rows of the page and, if there is one, the first of the next
	 */
	public static <T> Slice<T> of(List<T> read, int size) {
		boolean more = read.size() > size;
		return new Slice<>(more ? read.subList(0, size) : read, more);
	}

}
