package feedbackloop.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;
import feedbackloop.process.FileContract;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * What the catalogue must be like before it goes live. Its teams are among others the
 * groups that the application knows, and all to which tables send work.
 */
@Component
class CatalogueContract implements FileContract {

	/** The outputs of tables that name a team to which work goes. */
	private static final List<Sender> SENDERS = List.of(new Sender(Decisions.ROUTING, "team"),
			new Sender(Decisions.ROUTING, "lead"), new Sender("contributions", "team"),
			new Sender("approval", "approver"));

	/** Of those that are no teams. */
	private static final List<String> OTHERS = List.of("", "none");

	@Override
	public boolean reads(String name) {
		return name.equals(CatalogueFile.NAME);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			CatalogueFile catalogue = CatalogueFile.read(text);
			List<Finding> findings = new ArrayList<>();
			if (!catalogue.all(Part.TEAM).isEmpty()) {
				YamlSection top = YamlSection.read(name, text);
				keys(catalogue, top.section(Part.TEAM.section()), findings);
				lacking(catalogue, top, files, findings);
			}
			return findings;
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

	/** Groups with rights of their own are called exactly so, or not at all. */
	private static void keys(CatalogueFile catalogue, YamlSection teams, List<Finding> findings) {
		for (Entry team : catalogue.all(Part.TEAM)) {
			String key = team.key();
			boolean isOurs = StaffGroup.WORKING_IDS.contains(key);
			if (!isOurs && StaffGroup.IDS.contains(key.toLowerCase(Locale.ROOT))) {
				findings.add(teams.wrongAt(key, "catalogueTeamKey", key));
			}
		}
	}

	private static void lacking(CatalogueFile catalogue, YamlSection top, Function<String, String> files,
			List<Finding> findings) {
		List<String> offered = StaffGroup.workingIds(catalogue);
		for (Sender sender : SENDERS) {
			sender.teams(files)
				.filter((team) -> !offered.contains(team) && !OTHERS.contains(team))
				.distinct()
				.forEach((team) -> findings.add(top.wrongAt(Part.TEAM.section(), "catalogueTeamLacking", team,
						DecisionTable.file(sender.table()))));
		}
	}

	/**
	 * Where a table names teams.
	 */
	private record Sender(String table, String output) {

		private Stream<String> teams(Function<String, String> files) {
			return table(files.apply(DecisionTable.file(this.table))).stream()
				.flatMap((table) -> table.output(this.output).stream().flatMap((column) -> named(table, column)));
		}

		private static Stream<String> named(DecisionTable table, Column column) {
			return table.rules().stream().map((rule) -> table.cell(rule, column).replace("\"", "").strip());
		}

		/** None where it cannot be read, which its own check tells. */
		private static Optional<DecisionTable> table(String text) {
			try {
				return Optional.ofNullable(text).map(DecisionTable::read);
			}
			catch (Unreadable ex) {
				return Optional.empty();
			}
		}

	}

}
