package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.DecisionTable.Type;
import feedbackloop.notation.Finding;

/**
 * Compares the numbers in the words of a rule with those by which it decides: when a
 * threshold is changed and its reason is not, the reason is no longer true.
 */
final class NumbersInWords {

	private static final Pattern NUMBER = Pattern
		.compile("(?<!\\w)(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?(?!\\w)\\s*(%|[a-z]+|\\p{IsHan}*)");

	/** What is filled in, and numbers that count nothing: names, dates, times, rules. */
	private static final Pattern NO_COUNT = Pattern
		.compile("\\{[^}]*}|[a-z_]+-?\\d[\\w-]*|\\d{4}-\\d\\d(?:-\\d\\d)?|\\d+(?:\\.\\d+){2,}|\\d+\\s?[:/x×]\\s?\\d+"
				+ "|(?:第|规则|§|\\bno\\.|\\brule|\\brow|\\barticle|\\bsection)\\s*\\d+");

	/** A rule has such numbers only where one of its columns counts the same. */
	private static final List<List<String>> UNITS = List.of(List.of("小时", "hour"), List.of("分钟", "minute"),
			List.of("天", "日", "工作日", "个工作日", "day"), List.of("周", "星期", "week"), List.of("月", "个月", "month"),
			List.of("年", "year"), List.of("%", "percent"), List.of("元", "万元", "yuan"));

	private static final Pattern LIMIT = Pattern.compile("\\d+(?:\\.\\d+)?");

	private static final BigDecimal FIRST_YEAR = BigDecimal.valueOf(1900);

	private static final BigDecimal LAST_YEAR = BigDecimal.valueOf(2100);

	private final DecisionTable table;

	private final List<Finding> findings = new ArrayList<>();

	private NumbersInWords(DecisionTable table) {
		this.table = table;
	}

	/**
	 * A warning for each text that names a number which its rule does not have.
	 */
	static List<Finding> check(DecisionTable table) {
		NumbersInWords check = new NumbersInWords(table);
		table.rules().forEach(check::check);
		return check.findings;
	}

	private void check(Rule rule) {
		List<Column> conditions = this.table.inputs()
			.stream()
			.filter((column) -> column.type().isNumber() && !numbers(rule, column).isEmpty())
			.toList();
		if (!conditions.isEmpty()) {
			this.table.outputs()
				.stream()
				.filter((column) -> column.type() == Type.TEXT && column.declared().isBlank())
				.forEach((words) -> check(rule, words, conditions));
		}
	}

	private void check(Rule rule, Column words, List<Column> conditions) {
		TreeSet<BigDecimal> known = Stream.concat(conditions.stream(), this.table.outputs().stream())
			.filter((column) -> column.type().isNumber())
			.flatMap((column) -> numbers(rule, column).stream())
			.collect(Collectors.toCollection(TreeSet::new));
		NUMBER.matcher(NO_COUNT.matcher(this.table.cell(rule, words).toLowerCase(Locale.ROOT)).replaceAll(" "))
			.results()
			.filter((number) -> isCounted(number.group(3), conditions))
			.map(NumbersInWords::value)
			.filter((number) -> !known.contains(number) && !isYear(number, known) && !isInLabel(number, conditions))
			.findFirst()
			.ifPresent((number) -> this.findings
				.add(Finding.warning(this.table.file(), rule.place(words), "tableWordsNumber", number.toPlainString(),
						known.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", ")))));
	}

	/** Whether the rule can have a number of what stands behind it. */
	private static boolean isCounted(String behind, List<Column> conditions) {
		return UNITS.stream()
			.filter((unit) -> unit.stream().anyMatch(behind::startsWith))
			.findFirst()
			.map((unit) -> conditions.stream()
				.map((column) -> (column.name() + column.label()).toLowerCase(Locale.ROOT))
				.anyMatch((column) -> unit.stream().anyMatch(column::contains)))
			.orElse(true);
	}

	private static boolean isYear(BigDecimal number, TreeSet<BigDecimal> known) {
		return number.compareTo(FIRST_YEAR) >= 0 && number.compareTo(LAST_YEAR) < 0
				&& known.last().compareTo(FIRST_YEAR) < 0;
	}

	/** Such as the 24 of a column that counts within 24 hours. */
	private static boolean isInLabel(BigDecimal number, List<Column> conditions) {
		return conditions.stream()
			.flatMap((column) -> LIMIT.matcher(column.label()).results())
			.anyMatch((label) -> new BigDecimal(label.group()).compareTo(number) == 0);
	}

	private static BigDecimal value(MatchResult number) {
		return new BigDecimal(number.group(1).replace(",", "") + ((number.group(2) != null) ? number.group(2) : ""));
	}

	/** Without their signs, which words seldom have. */
	private List<BigDecimal> numbers(Rule rule, Column column) {
		return LIMIT.matcher(this.table.cell(rule, column))
			.results()
			.map((number) -> new BigDecimal(number.group()))
			.toList();
	}

}
