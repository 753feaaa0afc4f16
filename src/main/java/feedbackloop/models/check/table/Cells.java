package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import camundajar.impl.scala.collection.Iterator;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Type;
import feedbackloop.notation.Unreadable;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/**
 * Reads cells with the engine's own FEEL parser and takes those whose meaning is exact:
 * values, limits, intervals, lists of them, and {@code not(…)}. Nothing is evaluated.
 */
final class Cells {

	/** Characters; a list of thirty long names has a quarter of it. */
	private static final int LONGEST = 4000;

	private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

	private static final String VALUE = "(?:" + TEXT + "|-?\\s*\\d++(?:\\.\\d++)?|true|false|null)\\s*";

	private static final String TEST = "\\s*(?:(?:[<>]=?\\s*)?" + VALUE + "|[\\[(\\]]\\s*" + VALUE + "\\.\\.\\s*"
			+ VALUE + "[\\])\\[]\\s*)";

	private static final String TESTS = TEST + "(?:," + TEST + ")*+";

	/** No bracket inside another: the parser's time doubles with each. */
	private static final Pattern CONDITION = Pattern.compile(TESTS + "|not\\s*\\(" + TESTS + "\\)", Pattern.DOTALL);

	private static final Pattern FIXED = Pattern.compile(TEXT + "|-?\\d++(?:\\.\\d++)?|true|false", Pattern.DOTALL);

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	private Cells() {
	}

	/**
	 * What an input's cell, or the list of its allowed values, asks.
	 * @param place where it stands
	 * @throws Unreadable if it cannot be read, or not exactly
	 */
	static Condition condition(Column column, String cell, String place) {
		if (cell.isEmpty() || cell.equals("-")) {
			return new Condition.Any();
		}
		if (cell.length() > LONGEST || !CONDITION.matcher(cell).matches()) {
			throw new Unreadable(place, "tableCellUnclear", shortened(cell));
		}
		ParseResult parsed = FEEL.parseUnaryTests(cell);
		Condition condition = parsed.isSuccess() ? condition(parsed.parsedExpression().expression(), column.type())
				: null;
		if (condition == null) {
			throw new Unreadable(place, "tableCellUnclear", shortened(cell));
		}
		condition.named().filter((value) -> !fits(value, column.type())).findFirst().ifPresent((value) -> {
			throw new Unreadable(place, "tableCellType", shortened(cell), column.type().word());
		});
		return condition;
	}

	/**
	 * The fixed value of an output's cell: a text, truth value or number.
	 * @throws Unreadable if it is no fixed value, or not of the column's type
	 */
	static Object value(Column column, String cell, String place) {
		if (cell.isEmpty() || cell.equals("null") || cell.equals("-")) {
			throw new Unreadable(place, "tableOutputMissing");
		}
		boolean isFixed = cell.length() <= LONGEST && FIXED.matcher(cell).matches();
		ParseResult parsed = isFixed ? FEEL.parseExpression(cell) : null;
		if (parsed == null || !parsed.isSuccess()) {
			throw new Unreadable(place, "tableOutputUnclear", shortened(cell));
		}
		Object value = constant(parsed.parsedExpression().expression());
		if (!fits(value, column.type()) || (column.type().isWholeNumber() && !isWhole((BigDecimal) value))) {
			throw new Unreadable(place, "tableOutputType", shortened(cell), column.type().word());
		}
		if (column.type().isNumber() && !isKept((BigDecimal) value, column.type())) {
			throw new Unreadable(place, "tableOutputNumber", shortened(cell), column.type().word());
		}
		return value;
	}

	/** The meaning, or null when it has none that is exact. */
	private static Condition condition(Exp exp, Type type) {
		// The engine takes not(true) and lists with true otherwise than they read.
		if (exp instanceof AtLeastOne any && type != Type.BOOLEAN) {
			List<Condition> conditions = new ArrayList<>();
			for (Iterator<Exp> each = any.xs().iterator(); each.hasNext();) {
				conditions.add(condition(each.next(), type));
			}
			return conditions.contains(null) ? null : new Condition.OneOf(conditions);
		}
		if (exp instanceof Not not && type != Type.BOOLEAN) {
			Condition negated = condition(not.x(), type);
			return (negated != null) ? new Condition.Except(negated) : null;
		}
		return simple(exp, type);
	}

	private static Condition simple(Exp exp, Type type) {
		if (exp instanceof InputInRange in) {
			return range(in.range());
		}
		if (exp instanceof InputLessThan than) {
			return below(constant(than.x()), false);
		}
		if (exp instanceof InputLessOrEqual than) {
			return below(constant(than.x()), true);
		}
		if (exp instanceof InputGreaterThan than) {
			return above(constant(than.x()), false);
		}
		if (exp instanceof InputGreaterOrEqual than) {
			return above(constant(than.x()), true);
		}
		if (exp instanceof InputEqualTo to) {
			return new Condition.Equal(constant(to.x()));
		}
		return (exp instanceof UnaryTestExpression test) ? equal(test.exp(), type) : null;
	}

	private static Condition equal(Exp exp, Type type) {
		if (exp instanceof ConstNull$) {
			return new Condition.OneOf(List.of());
		}
		Object value = constant(exp);
		return (value == null || (value instanceof Boolean && type == Type.BOOLEAN)) ? null
				: new Condition.Equal(value);
	}

	private static Condition range(ConstRange range) {
		return (constant(range.start().value()) instanceof BigDecimal low
				&& constant(range.end().value()) instanceof BigDecimal high)
						? new Condition.Range(low, range.start() instanceof ClosedConstRangeBoundary, high,
								range.end() instanceof ClosedConstRangeBoundary)
						: null;
	}

	private static Condition below(Object limit, boolean with) {
		return (limit instanceof BigDecimal high) ? new Condition.Range(null, false, high, with) : null;
	}

	private static Condition above(Object limit, boolean with) {
		return (limit instanceof BigDecimal low) ? new Condition.Range(low, with, null, false) : null;
	}

	private static Object constant(Exp exp) {
		if (exp instanceof ConstString text) {
			return text.value();
		}
		if (exp instanceof ConstNumber number) {
			return number.value().bigDecimal();
		}
		if (exp instanceof ConstBool truth) {
			return truth.value();
		}
		if (exp instanceof ArithmeticNegation minus && minus.x() instanceof ConstNumber number) {
			return number.value().bigDecimal().negate();
		}
		return null;
	}

	private static boolean fits(Object value, Type type) {
		return switch (type) {
			case TEXT -> value instanceof String;
			case BOOLEAN -> value instanceof Boolean;
			case INTEGER, LONG, DECIMAL -> value instanceof BigDecimal;
		};
	}

	private static boolean isWhole(BigDecimal number) {
		return number.stripTrailingZeros().scale() <= 0;
	}

	/** Whether the engine's number of that type is the same number. */
	private static boolean isKept(BigDecimal number, Type type) {
		return switch (type) {
			case INTEGER -> isBetween(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
			case LONG -> isBetween(number, Long.MIN_VALUE, Long.MAX_VALUE) && isDouble(number);
			default -> isDouble(number);
		};
	}

	private static boolean isBetween(BigDecimal number, long least, long greatest) {
		return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(greatest)) <= 0;
	}

	private static boolean isDouble(BigDecimal number) {
		double nearest = number.doubleValue();
		return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
	}

	private static String shortened(String cell) {
		return (cell.length() > 80) ? cell.substring(0, 80) + "…" : cell;
	}

}
