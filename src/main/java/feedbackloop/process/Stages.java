package feedbackloop.process;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.process.Keys.Tasks;

/**
 * What a version of the table {@code timeLimits} says of a stage as a whole, at whatever
 * level: what its level is, which stage it belongs to, and whose turn it is. All its rows
 * that give a limit say the same.
 */
public final class Stages {

	/** Whether the level is the grade or the first mark. */
	public static final String GOES_BY = "goesBy";

	/** The stage that it lies in, also after that stage's own task is done. */
	public static final String PART_OF = "partOf";

	/** The stage that comes after it. */
	public static final String LEADS_TO = "leadsTo";

	/** Who has to do something: our staff or the customer. */
	public static final String TURN = "turn";

	public static final List<String> COLUMNS = List.of(GOES_BY, PART_OF, LEADS_TO, TURN);

	public static final String GRADE = "grade";

	public static final String MARK = "mark";

	public static final String STAFF = "staff";

	public static final String CUSTOMER = "customer";

	public static final String NONE = "none";

	/** What tables from before these columns mean by stages of these names. */
	private static final Map<String, Map<String, String>> BEFORE = Map.of(GOES_BY,
			Map.of(Tasks.TRIAGE, MARK, "privacyCheck", MARK), PART_OF,
			Map.of(Tasks.TEST, Tasks.FIX, Tasks.CHECK, Tasks.FIX, Tasks.PILOT, Tasks.FIX, Tasks.RELEASE, Tasks.FIX),
			LEADS_TO,
			Map.of(Tasks.CONTRIBUTE, Tasks.ANALYSIS, "privacyCheck", Tasks.TRIAGE, Tasks.TRIAGE, Tasks.FIRST_RESPONSE),
			TURN, Map.of("customerReply", CUSTOMER, "confirmation", CUSTOMER, "reopen", CUSTOMER));

	/** What tables that came before a stage say of it. */
	private static final Map<String, String> STANDS_FOR = Map.of(Tasks.REVIEW, Tasks.CLOSURE, Tasks.CHECK, Tasks.TEST);

	/**
	 * Whose limit counts at levels that have none: tables gave these none while no task
	 * asked for it.
	 */
	private static final Map<String, String> LEVEL_INSTEAD = Map.of(Tasks.MITIGATION, "urgent");

	private final Map<String, Map<String, String>> said;

	private final List<String> declared;

	private final boolean nests;

	private Stages(Map<String, Map<String, String>> said, List<String> declared, boolean nests) {
		this.said = said;
		this.declared = declared;
		this.nests = nests;
	}

	/**
	 * What that version says.
	 */
	public static Stages of(DecisionTable timeLimits) {
		Map<String, Map<String, String>> said = new HashMap<>();
		for (String name : COLUMNS) {
			said.put(name,
					timeLimits.output(name)
						.map((column) -> said(timeLimits, column))
						.orElseGet(() -> BEFORE.get(name)));
		}
		return new Stages(said, timeLimits.inputWords("stage"), timeLimits.output(PART_OF).isPresent());
	}

	private static Map<String, String> said(DecisionTable table, Column column) {
		Map<String, String> said = new HashMap<>();
		for (Rule rule : table.rules()) {
			if (givesLimit(table, rule)) {
				String word = DecisionTable.words(table.cell(rule, column)).stream().findFirst().orElse(NONE);
				of(table, rule).forEach((stage) -> said.putIfAbsent(stage, word));
			}
		}
		return said;
	}

	/**
	 * The stages that a rule is about.
	 */
	public static List<String> of(DecisionTable timeLimits, Rule rule) {
		return timeLimits.input("stage").map((column) -> timeLimits.asked(rule, column)).orElse(List.of());
	}

	/**
	 * Whether a rule gives a limit; one that gives none says nothing of its stages.
	 */
	public static boolean givesLimit(DecisionTable timeLimits, Rule rule) {
		return timeLimits.output("unit")
			.filter((unit) -> !DecisionTable.words(timeLimits.cell(rule, unit)).contains(NONE))
			.isPresent();
	}

	/**
	 * The stage whose rows count for it: itself, unless the table came before it.
	 */
	public String askedAs(String stage) {
		return this.declared.contains(stage) ? stage : STANDS_FOR.getOrDefault(stage, stage);
	}

	/**
	 * What tables that came before the stage say instead; itself if there were none.
	 */
	public static String before(String stage) {
		return STANDS_FOR.getOrDefault(stage, stage);
	}

	/**
	 * The level whose limit counts where the table gives the stage none at another one.
	 */
	public static Optional<String> levelInstead(String stage) {
		return Optional.ofNullable(LEVEL_INSTEAD.get(stage));
	}

	private Optional<String> find(String column, String stage) {
		return Optional.ofNullable(this.said.get(column).get(askedAs(stage)));
	}

	/**
	 * Whether its level is the first mark, since nobody has graded the case yet.
	 */
	public boolean goesByMark(String stage) {
		return find(GOES_BY, stage).filter(MARK::equals).isPresent();
	}

	/**
	 * Whether it is the customer's turn in it, so that its clock runs while others wait.
	 */
	public boolean isOfTheCustomer(String stage) {
		return find(TURN, stage).filter(CUSTOMER::equals).isPresent();
	}

	/**
	 * Whether it lies in another, also after that one's own task is done.
	 */
	public boolean isPart(String stage) {
		return find(PART_OF, stage).filter((other) -> !other.equals(NONE)).isPresent();
	}

	/**
	 * The stage that it lies in, or else leads to, and is due no later than.
	 */
	public Optional<String> around(String stage) {
		return find(isPart(stage) ? PART_OF : LEADS_TO, stage).filter((other) -> !other.equals(NONE));
	}

	/**
	 * The same for a clock of the stage.
	 * @param outer whether that clock is an outer one; only such a clock, and that of the
	 * triage, is bound by tables from before
	 */
	public Optional<String> around(String stage, boolean outer) {
		return around(stage).filter((other) -> this.nests || outer || stage.equals(Tasks.TRIAGE));
	}

	/**
	 * All stages around it, itself among them if they go round in a circle.
	 */
	public Set<String> allAround(String stage) {
		Set<String> all = new LinkedHashSet<>();
		Optional<String> next = around(stage);
		while (next.isPresent() && all.add(next.get())) {
			next = around(next.get());
		}
		return all;
	}

}
