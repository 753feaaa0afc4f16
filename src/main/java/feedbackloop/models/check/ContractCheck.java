package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import feedbackloop.models.check.TableContract.Expected;
import feedbackloop.models.check.TableContract.Kind;
import feedbackloop.models.check.TableContract.Offered;
import feedbackloop.models.check.TableContract.Range;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.DecisionTable.Type;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Whether a table takes what it is given and answers what is read of it.
 */
final class ContractCheck {

	private final TableReading reading;

	private final DecisionTable table;

	private final TableContract contract;

	private final ModelSet models;

	private final OwnInputs ownInputs;

	private final List<Finding> findings = new ArrayList<>();

	/**
	 * Prepares the check.
	 * @param contract null when nobody relies on the table
	 */
	ContractCheck(TableReading reading, TableContract contract, ModelSet models) {
		this.reading = reading;
		this.table = reading.table().orElseThrow();
		this.contract = contract;
		this.models = models;
		this.ownInputs = new OwnInputs(this.table.key(), models);
	}

	List<Finding> findings() {
		if (this.contract != null) {
			checkPolicy();
			this.contract.inputs().forEach(this::checkInput);
			Collection<String> parameters = ProcessNames.parameters(this.table.key(), this.models);
			this.table.inputs()
				.stream()
				.filter((column) -> !this.contract.inputs().containsKey(column.name()))
				.filter((column) -> !parameters.contains(column.name()))
				.forEach(this::checkOwnInput);
			this.contract.outputs().forEach(this::checkOutput);
		}
		else {
			this.table.inputs()
				.stream()
				.filter((column) -> this.ownInputs.offered(column.name()).isPresent())
				.forEach(this::checkOwnInput);
		}
		return this.findings;
	}

	/** What an owner added to a form may be asked, where it is answered by then. */
	private void checkOwnInput(Column column) {
		Offered offered = this.ownInputs.offered(column.name()).orElse(null);
		if (offered == null) {
			add(column.label(), "tableInputExtra", column.name());
			return;
		}
		this.ownInputs.emptyAt(column.name())
			.ifPresent((step) -> add(column.label(), "tableInputOpen", column.name(), step));
		if (offered.type() == Type.TEXT && offered.values().isEmpty() && column.type() == Type.TEXT) {
			if (!column.declared().isBlank()) {
				add(column.label(), "tableInputAnyText", column.name());
			}
		}
		else {
			checkInput(column.name(), offered);
		}
	}

	private void checkPolicy() {
		if (this.table.aggregates() || (!this.contract.isList() && !this.table.answersOnce())) {
			add("", "tableAnswersOnce", this.table.hitPolicy());
		}
	}

	private void checkInput(String name, Offered offered) {
		Column column = this.table.input(name).orElse(null);
		if (column == null) {
			if (!this.contract.isOptional(name)) {
				add("", "tableInputMissing", name);
			}
		}
		else if (!takes(column.type(), offered.type())) {
			add(column.label(), "tableInputType", column.type().word(), offered.type().word());
		}
		else if (offered.type() == Type.TEXT && offered.values().isEmpty()) {
			if (!column.declared().isBlank()) {
				add(column.label(), "tableValuesOpen", column.declared());
			}
		}
		else if (offered.type() == Type.TEXT && column.declared().isBlank()) {
			if (!this.contract.mayStayOpen(name)) {
				add(column.label(), "tableValuesMissing", quoted(offered.values()));
			}
		}
		else {
			checkWords(column, offered);
			checkOffered(name, column, offered);
		}
	}

	private void checkWords(Column column, Offered offered) {
		if (offered.type() == Type.TEXT) {
			this.reading.declaredTexts(column)
				.stream()
				.filter((word) -> Length.of(word) > offered.longest())
				.forEach((word) -> add(column.label(), "tableWordTooLong", word, offered.longest()));
		}
	}

	private void checkOffered(String name, Column column, Offered offered) {
		if (!name.equals(Variables.FEEDBACK_TYPE)) {
			List<?> lacking = offered.values()
				.stream()
				.filter((value) -> !this.reading.declares(column, value))
				.filter((value) -> !this.contract.mayLack(name, value))
				.toList();
			if (!lacking.isEmpty() && lacking.stream().allMatch((value) -> isAnswered(name, column, value))) {
				this.findings
					.add(Finding.warning(this.table.file(), column.label(), "tableInputBefore", quoted(lacking)));
			}
			else if (!lacking.isEmpty()) {
				add(column.label(), "tableInputShrunk", quoted(lacking), column.declared());
			}
		}
	}

	/** Whether a table from before says what to do with a word that came later. */
	private boolean isAnswered(String name, Column column, Object value) {
		return this.contract.isNewer(name, value) && this.reading.answers(column, this.contract.instead(name, value));
	}

	/** The engine makes a decimal number of a whole one, but not the other way round. */
	private static boolean takes(Type column, Type offered) {
		return column == offered || (column.isNumber() && offered.isWholeNumber());
	}

	private void checkOutput(String name, Expected expected) {
		Column column = this.table.output(name).orElse(null);
		if (column == null) {
			this.findings.add(this.contract.isOptional(name)
					? Finding.warning(this.table.file(), "", "tableOutputColumnBefore", name)
					: Finding.of(this.table.file(), "", "tableOutputColumnMissing", name));
		}
		else if (!takes(expected.type(), column.type())) {
			add(column.label(), "tableOutputColumnType", column.type().word(), expected.type().word());
		}
		else if (expected.type() == Type.TEXT) {
			for (Rule rule : this.table.rules()) {
				checkText(rule, column, this.table.cell(rule, column).replaceAll("^\"|\"$", ""), expected);
			}
			checkLadder(column, expected);
		}
		else if (expected.range() != null) {
			this.reading.analysis()
				.ifPresent((analysis) -> this.table.rules()
					.forEach((rule) -> checkNumber(rule, column, (BigDecimal) analysis.value(rule, column),
							expected.range())));
		}
	}

	private void checkNumber(Rule rule, Column column, BigDecimal number, Range range) {
		if (!range.holds(number)) {
			add(rule.place(column), "tableOutputRange", number.toPlainString(), range.least(), range.greatest());
		}
	}

	private void checkText(Rule rule, Column column, String text, Expected expected) {
		boolean isUndeclared = !column.declared().isBlank() && !column.declared().contains("\"" + text + "\"");
		if (text.isBlank() || isUndeclared) {
			return;
		}
		if (Length.of(text) > expected.longest()) {
			add(rule.place(column), "tableOutputTooLong", expected.longest(), Length.of(text));
		}
		if (!expected.understands(text)) {
			add(rule.place(column), "tableOutputUnknown", text, String.join(", ", expected.words()));
		}
		if (expected.kind() == Kind.TEMPLATE && !text.equals("none")) {
			for (String language : List.of("zh-CN", "en")) {
				String file = "processes/messages/" + text + "." + language + ".txt";
				if (this.models.find(file).isEmpty()) {
					add(rule.place(column), "tableTemplate", text, file);
				}
			}
		}
	}

	/** Code asks which of two grades is the higher one. */
	private void checkLadder(Column column, Expected expected) {
		boolean isLadder = this.table.key().equals(Decisions.GRADE) && column.name().equals(Variables.GRADE);
		if (isLadder && !column.declared().replaceAll("[\"\\s]", "").equals(String.join(",", expected.words()))) {
			add(column.label(), "tableLadder", quoted(expected.words()));
		}
	}

	private void add(String place, String code, Object... arguments) {
		this.findings.add(Finding.of(this.table.file(), place, code, arguments));
	}

	private static String quoted(Collection<?> values) {
		return String.join(", ",
				values.stream()
					.map((value) -> (value instanceof String) ? "\"" + value + "\"" : value.toString())
					.toList());
	}

}
