package feedbackloop.imports;

import java.util.Iterator;

/**
 * The rows of a file, one after the other. Where it cannot be read on, the last one says
 * so.
 */
interface Rows extends Iterator<TableRow>, AutoCloseable {

	@Override
	void close();

}
