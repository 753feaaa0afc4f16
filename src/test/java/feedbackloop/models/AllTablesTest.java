package feedbackloop.models;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.DecisionTable.Column;
import feedbackloop.models.DecisionTable.Rule;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What every file with a decision table that we ship holds beside what the check asks of
 * any.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllTablesTest {

	/** What a channel asks for is any of the fields there are. */
	private static final Set<String> LISTS = Set.of("channelRequirements.required");

	private static final Condition<String> IN_BOTH_LANGUAGES = new Condition<>(AllTablesTest::isInBothLanguages,
			"Chinese, then \" / \", then English");

	private static final Condition<String> LABELLED_IN_BOTH_LANGUAGES = new Condition<>(
			(label) -> label != null && label.matches("\\p{IsHan}[^ ]* [A-Z][\\p{ASCII}]*"),
			"Chinese, then a space, then English");

	private final List<DecisionTable> tables = DecisionTable.keys().stream().map(DecisionTable::load).toList();

	Stream<DecisionTable> tables() {
		return this.tables.stream();
	}

	@ParameterizedTest
	@MethodSource("tables")
	void hasATestOfItsOwn(DecisionTable table) {
		String name = Character.toUpperCase(table.key().charAt(0)) + table.key().substring(1) + "TableTest";
		assertThatNoException().as("write %s, a DecisionTableContract with examples", name)
			.isThrownBy(() -> Class.forName(getClass().getPackageName() + "." + name));
	}

	@ParameterizedTest
	@MethodSource("tables")
	void isKeptForTenYearsAndHasAVersion(DecisionTable table) {
		assertThat(table.decision().getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
		assertThat(table.decision().getVersionTag()).isNotBlank();
	}

	@ParameterizedTest
	@MethodSource("tables")
	void isDrawn(DecisionTable table) {
		assertThat(table.decision()
			.getModelInstance()
			.getDocument()
			.getElementsByNameNs("https://www.omg.org/spec/DMN/20191111/DMNDI/", "DMNShape"))
			.extracting((shape) -> shape.getAttribute("dmnElementRef"))
			.containsExactly(table.key());
	}

	@ParameterizedTest
	@MethodSource("tables")
	void isDescribedInBothLanguages(DecisionTable table) {
		assertThat(table.decision().getName()).is(LABELLED_IN_BOTH_LANGUAGES);
		assertThat(DecisionTable.description(table.decision())).is(IN_BOTH_LANGUAGES);
		assertThat(table.rules()).allSatisfy((rule) -> assertThat(rule.description()).is(IN_BOTH_LANGUAGES));
	}

	@ParameterizedTest
	@MethodSource("tables")
	void labelsEveryColumnInBothLanguages(DecisionTable table) {
		assertThat(Stream.concat(table.inputs().stream(), table.outputs().stream()))
			.allSatisfy((column) -> assertThat(column.label()).is(LABELLED_IN_BOTH_LANGUAGES));
	}

	/**
	 * Owners add stages, tasks and teams, which tables ask for without declaring them.
	 * Which figures there are, a check of its own knows.
	 */
	@ParameterizedTest
	@MethodSource("tables")
	void declaresTheValuesOfEveryInputThatIsNotYesOrNo(DecisionTable table) {
		assertThat(table.inputs()).filteredOn((input) -> !input.type().equals("boolean"))
			.filteredOn(
					(input) -> !Set.of("escalation.stage", "assignment.task", "assignment.team", "figureTargets.figure")
						.contains(table.key() + "." + input.name()))
			.allSatisfy((input) -> assertThat(input.declared()).isNotBlank());
	}

	@ParameterizedTest
	@MethodSource("tables")
	void answersInBothLanguagesWhereItsWordsAreNotDeclared(DecisionTable table) {
		for (int i = 0; i < table.outputs().size(); i++) {
			Column output = table.outputs().get(i);
			if (output.type().equals("string") && output.values().isEmpty()
					&& !LISTS.contains(table.key() + "." + output.name())) {
				for (Rule rule : table.rules()) {
					String answer = DecisionTable.quoted(rule.results().get(i)).get(0);
					assertThat(answer).is(IN_BOTH_LANGUAGES);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("tables")
	void namesEveryRuleOnce(DecisionTable table) {
		List<String> ids = table.rules().stream().map(Rule::id).toList();
		assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
		assertThat(ids).allSatisfy((id) -> assertThat(id).matches("rule_[a-z]\\w+"));
	}

	private static boolean isInBothLanguages(String text) {
		String[] languages = text.split(" / ", -1);
		return languages.length == 2 && languages[0].matches(".*\\p{IsHan}.*")
				&& !languages[1].matches(".*\\p{IsHan}.*") && languages[1].matches(".*[A-Za-z]{2}.*");
	}

}
