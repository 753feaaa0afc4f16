package feedbackloop.models.check;

import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;

/**
 * What rows of a live table are ready for, while no task, clock, process or program asks
 * for it. The check lets them pass, and the page of the table says so.
 */
public final class WaitingRows {

	private WaitingRows() {
	}

	/**
	 * Stages or events that rows of the table name and nothing asks for yet.
	 */
	public static List<String> of(ModelFile file, ModelSet models) {
		TableContract contract = TableContracts.of(file.key(), List.of(), models);
		return (contract == null) ? List.of()
				: file.table()
					.stream()
					.flatMap((table) -> table.inputs()
						.stream()
						.filter((column) -> contract.inputs().containsKey(column.name()))
						.flatMap((column) -> table.rules()
							.stream()
							.flatMap((rule) -> named(table.cell(rule, column)) ? table.asked(rule, column).stream()
									: Stream.empty())
							.filter((word) -> !contract.inputs().get(column.name()).values().contains(word))))
					.filter(UnaskedRows.READY::contains)
					.distinct()
					.sorted()
					.toList();
	}

	private static boolean named(String cell) {
		return !DecisionTable.words(cell).isEmpty();
	}

}
