package feedbackloop.testing;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.models.files.ModelFile;

/**
 * The table that routes, with one more question and a first rule that goes by it.
 */
public final class RoutingThatAsks {

	private RoutingThatAsks() {
	}

	/**
	 * Adds the input; cases with that value are answered by engineering, all others go as
	 * before.
	 * @param declared the allowed values, empty for none
	 * @param cell what the first rule asks
	 */
	public static ModelFile of(ModelFile routing, String input, String declared, String cell) {
		String values = declared.isEmpty() ? ""
				: "<inputValues id=\"values_asked\"><text>" + declared + "</text></inputValues>";
		String text = routing.text()
			.replace("<output id=\"output_path\"",
					"<input id=\"input_asked\" label=\"" + input + "\"><inputExpression id=\"expression_asked\" "
							+ "typeRef=\"string\"><text>" + input + "</text></inputExpression>" + values
							+ "</input><output id=\"output_path\"")
			.replaceAll("<outputEntry id=\"(\\w+)_out_path\">",
					"<inputEntry id=\"$1_asked\"><text></text></inputEntry><outputEntry id=\"$1_out_path\">");
		String anything = IntStream.range(0, 4)
			.mapToObj((column) -> "<inputEntry id=\"asked_" + column + "\"><text></text></inputEntry>")
			.collect(Collectors.joining());
		return new ModelFile(routing.name(),
				text.replace("<rule id=\"rule_praise\">",
						"<rule id=\"rule_asked\">" + anything + "<inputEntry id=\"asked_asked\"><text>" + cell
								+ "</text></inputEntry>"
								+ "<outputEntry id=\"asked_path\"><text>\"improve\"</text></outputEntry>"
								+ "<outputEntry id=\"asked_team\"><text>\"engineering\"</text></outputEntry>"
								+ "<outputEntry id=\"asked_lead\"><text>\"engineering\"</text></outputEntry></rule>"
								+ "<rule id=\"rule_praise\">"));
	}

}
