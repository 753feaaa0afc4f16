package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Routing gets the key of what the catalogue knows. A cell that names its words instead
 * would never match, and one that names something unknown seldom.
 */
final class CataloguedCells {

	private static final Map<String, Part> PARTS = Map.of(Variables.PRODUCT, Part.PRODUCT, Variables.MODULE,
			Part.MODULE, Variables.REGION, Part.REGION, Variables.CUSTOMER_GROUP, Part.CUSTOMER_GROUP);

	/** What nobody stated. */
	private static final String NONE = "none";

	private CataloguedCells() {
	}

	static List<Finding> check(DecisionTable table, ModelSet models) {
		List<Finding> findings = new ArrayList<>();
		if (table.key().equals(Decisions.ROUTING)) {
			CatalogueFile catalogue = Teams.catalogue(models);
			PARTS.forEach((name, part) -> table.input(name)
				.filter((column) -> !catalogue.all(part).isEmpty())
				.ifPresent((column) -> check(table, column, part, catalogue, findings)));
		}
		return findings;
	}

	private static void check(DecisionTable table, Column column, Part part, CatalogueFile catalogue,
			List<Finding> findings) {
		table.rules()
			.forEach((rule) -> DecisionTable.words(table.cell(rule, column))
				.stream()
				.filter((word) -> !word.equals(NONE))
				.forEach((word) -> {
					Optional<Entry> meant = catalogue.find(part, word);
					if (meant.isEmpty()) {
						findings.add(Finding.warning(table.file(), rule.place(column), "tableNotInCatalogue", word));
					}
					else if (!catalogue.has(part, word)) {
						findings.add(Finding.of(table.file(), rule.place(column), "tableCatalogueKey", word,
								meant.get().key()));
					}
				}));
	}

}
