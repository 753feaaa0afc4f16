package feedbackloop.grading;

import java.util.Map;

import feedbackloop.process.DecisionTables;

/**
 * The tables behind one grading as they are live at its beginning, so that it is known
 * which versions decided.
 */
final class LiveTables implements Tables {

	private final DecisionTables tables;

	private final Map<String, String> definitions;

	LiveTables(DecisionTables tables) {
		this.tables = tables;
		this.definitions = tables.live();
	}

	@Override
	public Map<String, Object> evaluate(String key, Map<String, Object> facts) {
		return this.tables.evaluate(key, definition(key), facts);
	}

	/**
	 * The engine's definition of the table.
	 */
	String definition(String key) {
		return this.definitions.get(key);
	}

}
