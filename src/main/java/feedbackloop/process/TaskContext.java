package feedbackloop.process;

import java.util.Map;

/**
 * What a contract may ask to know what a task needs: the values submitted, the facts of
 * the process, and what the table of feedback types says.
 *
 * @param values what was submitted
 * @param facts the process variables of the task
 * @param whysRequired whether this type of feedback has a cause to look for
 */
record TaskContext(Values values, Map<String, Object> facts, boolean whysRequired) {

	boolean is(String name, Object value) {
		return this.values.is(name, value);
	}

	boolean flag(String name) {
		return this.values.flag(name);
	}

	boolean has(String name) {
		return this.values.has(name);
	}

	boolean fact(String name, Object value) {
		return value.equals(this.facts.get(name));
	}

	TaskContext row(Values row) {
		return new TaskContext(row, this.facts, this.whysRequired);
	}

}
