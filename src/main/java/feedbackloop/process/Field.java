package feedbackloop.process;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One name that a task accepts: its type, what kind of information it is, and when it
 * must be there.
 */
final class Field {

	/** What may be done with a value. */
	enum Kind {

		/** A scalar without personal data; the only kind that the engine sees. */
		FACT,
		/** What staff write: masked, kept in the record. */
		STAFF_TEXT,
		/** To or from a customer, and article bodies: kept in the record, encrypted. */
		CORRESPONDENCE,
		/** Rows of the above, kept in the record. */
		LIST

	}

	/** What a value looks like. */
	enum Type {

		TEXT, LINE, CHOICE, SCORE, BOOLEAN, DATE, MOMENT, NUMBER, DECIMAL, FEEDBACK_TYPE, MEASURE_KIND, GROUP, USER,
		COLLEAGUE, CASE_NUMBER, IMPROVEMENT_NUMBER, ROWS, NUMBERS

	}

	private static final String REQUIRED = "required";

	private static final Predicate<TaskContext> NEVER = (context) -> false;

	private final String name;

	private final Kind kind;

	private final Type type;

	private final Set<String> choices;

	private final List<Field> columns;

	private final int minimumRows;

	private final int maximumRows;

	private final Predicate<TaskContext> required;

	private final String missing;

	private final boolean newer;

	private Field(String name, Kind kind, Type type, Set<String> choices, List<Field> columns, int minimumRows,
			int maximumRows, Predicate<TaskContext> required, String missing, boolean newer) {
		this.name = name;
		this.kind = kind;
		this.type = type;
		this.choices = choices;
		this.columns = columns;
		this.minimumRows = minimumRows;
		this.maximumRows = maximumRows;
		this.required = required;
		this.missing = missing;
		this.newer = newer;
	}

	private static Field scalar(String name, Kind kind, Type type) {
		return new Field(name, kind, type, Set.of(), List.of(), 0, 0, NEVER, REQUIRED, false);
	}

	static Field choice(String name, String... choices) {
		return new Field(name, Kind.FACT, Type.CHOICE, Set.of(choices), List.of(), 0, 0, NEVER, REQUIRED, false);
	}

	static Field fact(String name, Type type) {
		return scalar(name, Kind.FACT, type);
	}

	static Field staffText(String name) {
		return scalar(name, Kind.STAFF_TEXT, Type.TEXT);
	}

	/** A short staff text, such as a version. */
	static Field staffLine(String name) {
		return scalar(name, Kind.STAFF_TEXT, Type.LINE);
	}

	static Field correspondence(String name) {
		return scalar(name, Kind.CORRESPONDENCE, Type.TEXT);
	}

	static Field rows(String name, int maximumRows, List<Field> columns) {
		return new Field(name, Kind.LIST, Type.ROWS, Set.of(), columns, 0, maximumRows, NEVER, REQUIRED, false);
	}

	static Field numbers(String name) {
		return new Field(name, Kind.LIST, Type.NUMBERS, Set.of(), List.of(), 0, 100, NEVER, REQUIRED, false);
	}

	/**
	 * Not an answer to keep as a fact: checked and recorded, but not passed on to the
	 * engine.
	 */
	Field recordedOnly() {
		return new Field(this.name, Kind.LIST, this.type, this.choices, this.columns, this.minimumRows,
				this.maximumRows, this.required, this.missing, this.newer);
	}

	Field required() {
		return requiredWhen((context) -> true);
	}

	Field requiredWhen(Predicate<TaskContext> condition) {
		return requiredWhen(condition, REQUIRED);
	}

	/**
	 * Required in some situation, with a sentence of its own that says why.
	 * @param missing the code of that sentence
	 */
	Field requiredWhen(Predicate<TaskContext> condition, String missing) {
		return new Field(this.name, this.kind, this.type, this.choices, this.columns, this.minimumRows,
				this.maximumRows, condition, missing, this.newer);
	}

	/**
	 * Forms from before do without: nothing that they can say makes it owed.
	 */
	Field newer() {
		return new Field(this.name, this.kind, this.type, this.choices, this.columns, this.minimumRows,
				this.maximumRows, this.required, this.missing, true);
	}

	Field atLeast(int rows) {
		return new Field(this.name, this.kind, this.type, this.choices, this.columns, rows, this.maximumRows,
				this.required, this.missing, this.newer);
	}

	boolean isRequired(TaskContext context) {
		return this.required.test(context);
	}

	/** The code of what is said when it is required and not there. */
	String missing() {
		return this.missing;
	}

	/**
	 * Whether there is a situation in which it must be there, also in forms from before.
	 */
	boolean mayBeRequired() {
		return this.required != NEVER && !this.newer;
	}

	String name() {
		return this.name;
	}

	Kind kind() {
		return this.kind;
	}

	Type type() {
		return this.type;
	}

	Set<String> choices() {
		return this.choices;
	}

	List<Field> columns() {
		return this.columns;
	}

	int minimumRows() {
		return this.minimumRows;
	}

	int maximumRows() {
		return this.maximumRows;
	}

	/** The longest text that is accepted, in characters. */
	int maximumLength() {
		if (this.type == Type.LINE) {
			return 200;
		}
		return (this.kind == Kind.CORRESPONDENCE) ? StoredText.CORRESPONDENCE : StoredText.STAFF;
	}

}
