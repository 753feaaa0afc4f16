package feedbackloop.models.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.models.check.TableContract.Offered;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.DecisionTable.Type;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Stages;

/**
 * Warns of rows that nothing asks for, since no task, clock, process or code gives a word
 * that they name.
 */
final class UnaskedRows {

	/**
	 * Stages and events that processes from before do not have. Whoever draws such a step
	 * finds its limits, its rows and its texts ready; until then the page of the table
	 * says that nothing asks for them.
	 */
	static final Set<String> READY = Set.of("mitigation", "effectCheck", "privacyCheck", "mitigated", "causeWatched");

	/** What code asks for, but tables from before do not have. */
	private static final Set<String> NEWER = Set.of("message");

	private static final String STAGE = "stage";

	private static final String TASK = "task";

	private static final String LEVEL = "level";

	private final DecisionTable table;

	private final TableContract contract;

	private final ModelSet models;

	private final Stages stages;

	private final Map<Column, Set<Object>> given;

	UnaskedRows(DecisionTable table, TableContract contract, ModelSet models) {
		this.table = table;
		this.contract = contract;
		this.models = models;
		this.stages = Stages.of(table);
		this.given = table.inputs().stream().collect(Collectors.toMap(Function.identity(), this::given));
	}

	/** Each row once. */
	List<Finding> findings() {
		return this.table.rules()
			.stream()
			.flatMap(
					(rule) -> this.table.inputs().stream().flatMap((column) -> unasked(rule, column).stream()).limit(1))
			.toList();
	}

	private Optional<Finding> unasked(Rule rule, Column column) {
		Set<Object> given = isOf(Decisions.TIME_LIMITS, column, LEVEL) ? levels(rule) : this.given.get(column);
		List<String> named = DecisionTable.words(this.table.cell(rule, column));
		List<String> asked = named.isEmpty() ? List.of() : this.table.asked(rule, column);
		boolean isUsed = given.isEmpty() || asked.isEmpty() || asked.stream().anyMatch(given::contains);
		return isUsed ? Optional.empty() : Optional
			.of(Finding.warning(this.table.file(), rule.place(column), "tableRowUnasked", String.join(", ", asked)));
	}

	/** The words that the input gets; none where that cannot be said. */
	private Set<Object> given(Column column) {
		if (isOf(Decisions.ESCALATION, column, STAGE) || isOf(Decisions.ASSIGNMENT, column, TASK)) {
			return Set.copyOf(ProcessNames.tasks(this.models));
		}
		Offered offered = this.contract.inputs().get(column.name());
		if (offered == null || offered.type() != Type.TEXT || offered.values().isEmpty()) {
			return Set.of();
		}
		Set<Object> given = new HashSet<>(READY);
		given.addAll(NEWER);
		given.addAll(offered.values());
		if (isOf(Decisions.TIME_LIMITS, column, STAGE)) {
			offered.values().forEach((stage) -> given.addAll(this.stages.allAround(stage.toString())));
		}
		return given;
	}

	/** The levels that the stages of a limit go by; a row without one may be of any. */
	private Set<Object> levels(Rule rule) {
		Collection<String> stages = Stages.givesLimit(this.table, rule) ? Stages.of(this.table, rule) : List.of();
		return stages.stream()
			.flatMap((stage) -> levels(stage).stream())
			.collect(Collectors.<Object>toUnmodifiableSet());
	}

	private Collection<String> levels(String stage) {
		return this.stages.goesByMark(stage) ? TableContracts.MARKS : TableContracts.GRADES;
	}

	private boolean isOf(String table, Column column, String name) {
		return this.table.key().equals(table) && column.name().equals(name);
	}

}
