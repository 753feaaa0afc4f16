package feedbackloop.audit.history;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One version of a decision table, cell by cell.
 */
@Schema(name = "HistoryTable")
record TableAsItWas(String id, String key, String name, int version, String versionTag, String hitPolicy,
		List<Column> inputs, List<Column> outputs, List<Rule> rules) {

	/**
	 * A column.
	 *
	 * @param expression what is looked at, or the name of what is answered
	 */
	@Schema(name = "HistoryTableColumn")
	record Column(String id, String label, String expression) {

	}

	/**
	 * A row.
	 *
	 * @param note what the process owner wrote beside it, or null
	 */
	@Schema(name = "HistoryTableRule")
	record Rule(String id, List<String> inputs, List<String> outputs, String note) {

	}

	/** A table by its newest version. */
	@Schema(name = "HistoryTableName")
	record Name(String id, String key, String name) {

	}

}
