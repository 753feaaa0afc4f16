package feedbackloop.models.rehearse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableAnalysis.Facts;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.Keys.Variables;

/**
 * Finds facts at which each rule of a table answers. Finds, too, what must be answered in
 * triage so that a case has them.
 */
class Corners {

	private static final String NONE = "none";

	private static final int HIGHEST = 5;

	private static final int SCALE = 4;

	private final ModelSet files;

	private final Map<String, Optional<TableAnalysis>> tables = new HashMap<>();

	Corners(ModelSet files) {
		this.files = files;
	}

	/**
	 * Facts at which the rule of that table answers, of each rule that ever does.
	 */
	Map<Rule, Map<String, Object>> of(String table) {
		Map<Rule, Map<String, Object>> corners = new LinkedHashMap<>();
		analysis(table).ifPresent((analysis) -> analysis.table()
			.rules()
			.forEach((rule) -> analysis.answering(rule, Map.of())
				.ifPresent((facts) -> corners.put(rule, named(facts)))));
		return corners;
	}

	/**
	 * Answers of triage that bring a case to each rule of each of these tables, each
	 * once.
	 */
	List<Map<String, Object>> triages(List<String> tables) {
		return tables.stream()
			.flatMap((table) -> of(table).values().stream())
			.map(this::triage)
			.flatMap(Optional::stream)
			.distinct()
			.toList();
	}

	/**
	 * Answers of triage that bring cases of each grade on each way that they can take.
	 */
	List<Map<String, Object>> byGrade() {
		Map<List<Object>, Map<String, Object>> byGrade = new LinkedHashMap<>();
		analysis(Decisions.ROUTING).ifPresent((routing) -> routing.table()
			.rules()
			.forEach((rule) -> Grades.ALL.stream()
				.flatMap((grade) -> answering(routing, rule, Map.of(Variables.GRADE, grade)).stream())
				.flatMap((facts) -> triage(named(facts)).stream())
				.forEach((triage) -> byGrade.putIfAbsent(List.of(path(triage), graded(triage).get(Variables.GRADE)),
						triage))));
		return List.copyOf(byGrade.values());
	}

	/**
	 * Of those answers of triage that open an improvement, one for each that approves
	 * what is planned then.
	 */
	List<Map<String, Object>> byApprover(List<Map<String, Object>> triages) {
		Map<Object, Map<String, Object>> byApprover = new LinkedHashMap<>();
		triages.stream()
			.filter((triage) -> "improve".equals(path(triage)))
			.forEach((triage) -> byApprover.putIfAbsent(approver(triage), triage));
		return List.copyOf(byApprover.values());
	}

	private Object approver(Map<String, Object> triage) {
		Map<String, Object> facts = graded(triage);
		facts.putAll(Map.of("noMeasure", false, "effortDays", BigDecimal.ONE, "dueBeyondLimit", false,
				Variables.HANDLE_IMMEDIATELY, false, "pilotSkipped", false));
		return answer("approval", facts, "approver");
	}

	private Object path(Map<String, Object> triage) {
		Map<String, Object> facts = graded(triage);
		facts.putIfAbsent(Variables.KNOWN_CAUSE, false);
		// Where it comes from is as the rehearsed customer says.
		List.of("product", "module", "region", Variables.CHANNEL, "customerGroup")
			.forEach((name) -> facts.putIfAbsent(name, NONE));
		return answer(Decisions.ROUTING, facts, Variables.PATH);
	}

	/** What is known of a case after that triage, its grade among it. */
	private Map<String, Object> graded(Map<String, Object> triage) {
		Map<String, Object> facts = new TreeMap<>(triage);
		for (String name : List.of(Variables.AFFECTED, Variables.SEVERITY, Variables.URGENCY)) {
			facts.put(name, new BigDecimal(triage.get(name).toString()));
		}
		score(facts, facts).ifPresent((score) -> facts.put(Variables.PRIORITY_SCORE, score));
		facts.put(Variables.GRADE, answer(Decisions.GRADE, facts, Variables.GRADE));
		return facts;
	}

	/** What a table answers; empty when it has no answer for these facts. */
	private Object answer(String table, Map<String, Object> facts, String output) {
		TableAnalysis analysis = analysis(table).orElse(null);
		if (analysis == null || !analysis.table().inputs().stream().map(Column::name).allMatch(facts::containsKey)) {
			return "";
		}
		return analysis.table()
			.rules()
			.stream()
			.filter((rule) -> !analysis.met(rule, facts).contains(false))
			.findFirst()
			.map((rule) -> analysis.value(rule, analysis.table().output(output).orElseThrow()))
			.orElse("");
	}

	/** Answers of triage by which the case gets these facts, its grade among them. */
	private Optional<Map<String, Object>> triage(Map<String, Object> wanted) {
		TableAnalysis grades = analysis(Decisions.GRADE).orElse(null);
		if (grades == null) {
			return Optional.empty();
		}
		Column grade = grades.table().output(Variables.GRADE).orElseThrow();
		Object asked = wanted.get(Variables.GRADE);
		return grades.table()
			.rules()
			.stream()
			.filter((rule) -> asked == null || asked.equals(grades.value(rule, grade)))
			.flatMap((rule) -> graded(grades, rule, wanted))
			.findFirst();
	}

	private Stream<Map<String, Object>> graded(TableAnalysis grades, Rule rule, Map<String, Object> wanted) {
		Map<String, Object> fixed = new TreeMap<>(wanted);
		fixed.keySet().removeIf((name) -> grades.table().input(name).isEmpty());
		return scores().flatMap((scores) -> {
			Map<String, Object> facts = new TreeMap<>(scores);
			facts.keySet().retainAll(List.of(Variables.SEVERITY, Variables.URGENCY));
			facts.putAll(fixed);
			if (facts.get(Variables.PRIORITY_SCORE) == null) {
				score(scores, wanted).ifPresent((score) -> facts.put(Variables.PRIORITY_SCORE, score));
			}
			return answering(grades, rule, facts)
				.filter((found) -> score(scores, named(found))
					.filter((score) -> score.compareTo((BigDecimal) named(found).get(Variables.PRIORITY_SCORE)) == 0)
					.isPresent())
				.map((found) -> answers(named(found), scores, wanted))
				.stream();
		});
	}

	private static Optional<Facts> answering(TableAnalysis table, Rule rule, Map<String, Object> facts) {
		boolean possible = facts.entrySet().stream().allMatch((fact) -> table.table().input(fact.getKey()).isPresent());
		return possible ? table.answering(rule, facts) : Optional.empty();
	}

	private Map<String, Object> answers(Map<String, Object> graded, Map<String, Object> scores,
			Map<String, Object> wanted) {
		Map<String, Object> answers = new TreeMap<>();
		answers.put("verdict", "valid");
		answers.put(Variables.FEEDBACK_TYPE, graded.get(Variables.FEEDBACK_TYPE));
		answers.put(Variables.MAJOR_LOSS_RISK, graded.get(Variables.MAJOR_LOSS_RISK));
		answers.put(Variables.COMPLIANCE_RISK, graded.get(Variables.COMPLIANCE_RISK));
		scores.forEach((name, score) -> answers.put(name, score.toString()));
		if (Boolean.TRUE.equals(wanted.get(Variables.KNOWN_CAUSE))) {
			answers.put(Variables.KNOWN_CAUSE, true);
		}
		return answers;
	}

	/** From the middle, which is what triage meets most. */
	private static Stream<Map<String, Object>> scores() {
		List<Map<String, Object>> all = new ArrayList<>();
		for (int affected : new int[] { 3, 1, 2, 4, HIGHEST }) {
			for (int severity : new int[] { 3, 1, 2, 4, HIGHEST }) {
				for (int urgency : new int[] { 3, 1, 2, 4, HIGHEST }) {
					all.add(Map.of(Variables.AFFECTED, BigDecimal.valueOf(affected), Variables.SEVERITY,
							BigDecimal.valueOf(severity), Variables.URGENCY, BigDecimal.valueOf(urgency)));
				}
			}
		}
		return all.stream();
	}

	private Optional<BigDecimal> score(Map<String, Object> scores, Map<String, Object> facts) {
		TableAnalysis weights = analysis(Decisions.PRIORITY_WEIGHTS).orElse(null);
		if (weights == null) {
			return Optional.empty();
		}
		Map<String, Object> asked = new TreeMap<>(facts);
		asked.keySet().removeIf((name) -> weights.table().input(name).isEmpty());
		return weights.table()
			.rules()
			.stream()
			.filter((rule) -> answering(weights, rule, asked).isPresent())
			.findFirst()
			.map((rule) -> {
				BigDecimal sum = number(weights, rule, "affectedWeight")
					.multiply((BigDecimal) scores.get(Variables.AFFECTED))
					.add(number(weights, rule, "severityWeight").multiply((BigDecimal) scores.get(Variables.SEVERITY)))
					.add(number(weights, rule, "urgencyWeight").multiply((BigDecimal) scores.get(Variables.URGENCY)));
				return sum.divide(number(weights, rule, "divisor"), SCALE, RoundingMode.HALF_UP);
			});
	}

	private static BigDecimal number(TableAnalysis table, Rule rule, String output) {
		return (BigDecimal) table.value(rule, table.table().output(output).orElseThrow());
	}

	private Optional<TableAnalysis> analysis(String table) {
		return this.tables.computeIfAbsent(table,
				(key) -> this.files.decision(key).flatMap((file) -> TableReading.of(file).analysis()));
	}

	private static Map<String, Object> named(Facts facts) {
		Map<String, Object> named = new TreeMap<>();
		facts.values().forEach((column, value) -> named.put(column.name(), value));
		return named;
	}

}
