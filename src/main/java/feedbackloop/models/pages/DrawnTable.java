package feedbackloop.models.pages;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

/**
 * A decision table as it reads.
 *
 * @param description what it decides, in both languages
 * @param hitPolicy such as FIRST
 */
record DrawnTable(String description, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

	/**
	 * Reads a table that has passed the check.
	 */
	static DrawnTable of(String text) {
		DecisionTable table = Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
			.getModelElementsByType(DecisionTable.class)
			.iterator()
			.next();
		List<Column> inputs = table.getInputs()
			.stream()
			.map((input) -> new Column(input.getLabel(), words(input.getInputExpression().getText()),
					input.getInputExpression().getTypeRef(), values(input.getInputValues()), description(input)))
			.toList();
		List<Column> outputs = table.getOutputs()
			.stream()
			.map((output) -> new Column(output.getLabel(), output.getName(), output.getTypeRef(),
					values(output.getOutputValues()), description(output)))
			.toList();
		List<Row> rows = new ArrayList<>();
		table.getRules()
			.forEach((rule) -> rows.add(new Row(rows.size() + 1, rule.getId(), description(rule),
					cells(rule.getInputEntries().stream().map((cell) -> words(cell.getText())).toList()),
					cells(rule.getOutputEntries().stream().map((cell) -> words(cell.getText())).toList()))));
		return new DrawnTable(description((DmnElement) table.getParentElement()), table.getHitPolicy().name(), inputs,
				outputs, rows);
	}

	/** The quotes around a text say nothing to a reader. */
	private static List<String> cells(Collection<String> cells) {
		return cells.stream().map((cell) -> cell.isEmpty() ? "-" : cell.replace("\"", "")).toList();
	}

	private static String values(UnaryTests declared) {
		return (declared != null) ? words(declared.getText()).replace("\"", "").replace(",", ", ") : "";
	}

	private static String description(DmnElement element) {
		return (element.getDescription() != null) ? element.getDescription().getTextContent().strip() : "";
	}

	private static String words(Text text) {
		return (text != null) ? text.getTextContent().strip() : "";
	}

	/**
	 * A column.
	 *
	 * @param name what the table asks for or answers
	 * @param values which it takes, empty when it does not say
	 */
	record Column(String label, String name, String type, String values, String description) {

	}

	/**
	 * A rule.
	 *
	 * @param number counts from 1
	 */
	record Row(int number, String id, String description, List<String> inputs, List<String> outputs) {

	}

}
