package feedbackloop.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FileContract;
import feedbackloop.process.Keys.Decisions;

import org.springframework.stereotype.Component;

/**
 * What the table of the targets must be like beyond any table. Its figures are known.
 * Each target is said in the unit of its figure, and the warning comes before it.
 */
@Component
class TargetsContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.equals(DecisionTable.file(Decisions.FIGURE_TARGETS));
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			return findings(name, DecisionTable.read(text));
		}
		catch (Unreadable ex) {
			// What is no table, the check of tables tells.
			return List.of();
		}
	}

	private static List<Finding> findings(String name, DecisionTable table) {
		List<Finding> findings = new ArrayList<>();
		table.input("figure").ifPresent((column) -> table.rules().forEach((rule) -> {
			List<String> named = DecisionTable.words(table.cell(rule, column));
			named.stream()
				.filter((key) -> Figure.find(key).isEmpty())
				.forEach((key) -> findings.add(Finding.of(name, rule.place(column), "figureUnknown", key, keys())));
			boolean wide = named.isEmpty() || table.cell(rule, column).startsWith("not");
			Stream<Figure> asked = Stream.of(Figure.values())
				.filter((figure) -> named.isEmpty() || named.contains(figure.key()) != wide);
			// One figure is enough to show what is wrong with a rule for many.
			asked.map((figure) -> wrong(name, table, rule, figure))
				.filter((wrong) -> !wrong.isEmpty())
				.limit(wide ? 1 : Figure.values().length)
				.forEach(findings::addAll);
		}));
		return findings;
	}

	private static List<Finding> wrong(String name, DecisionTable table, Rule rule, Figure figure) {
		List<Finding> findings = new ArrayList<>();
		check(name, table, rule, figure, findings);
		return findings;
	}

	private static void check(String name, DecisionTable table, Rule rule, Figure figure, List<Finding> findings) {
		Optional<Column> said = table.output("unit");
		Optional<TargetUnit> unit = said
			.flatMap((column) -> DecisionTable.words(table.cell(rule, column)).stream().findFirst())
			.flatMap(TargetUnit::find);
		if (unit.isEmpty()) {
			return;
		}
		TargetUnit right = TargetUnit.of(figure);
		if (unit.get() != right) {
			findings.add(Finding.of(name, rule.place(said.get()), "figureUnit", figure.key(), right.key(),
					unit.get().key()));
			return;
		}
		Optional<BigDecimal> target = number(table, rule, "target");
		Optional<BigDecimal> warnAt = number(table, rule, "warnAt");
		if (target.isPresent() && warnAt.isPresent()) {
			int late = figure.isBetterHigh() ? warnAt.get().compareTo(target.get())
					: target.get().compareTo(warnAt.get());
			if (late < 0) {
				findings.add(Finding.of(name, rule.place(table.output("warnAt").get()), "figureWarnsLate", figure.key(),
						warnAt.get().toPlainString(), target.get().toPlainString()));
			}
		}
	}

	/** None where the cell is no plain number. */
	private static Optional<BigDecimal> number(DecisionTable table, Rule rule, String output) {
		return table.output(output)
			.map((column) -> table.cell(rule, column).strip())
			.filter((cell) -> cell.matches("-?\\d{1,9}(\\.\\d{1,9})?"))
			.map(BigDecimal::new);
	}

	private static String keys() {
		return Stream.of(Figure.values()).map(Figure::key).collect(Collectors.joining(", "));
	}

}
