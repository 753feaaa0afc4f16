package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * A file with a decision table, read as far as it can be read. Needs no database and no
 * running engine, and asks for nothing outside the file.
 */
public final class TableReading {

	/**
	 * The check reads the same tables again and again while one of them is edited. What
	 * is kept gives way when memory is short.
	 */
	private static final Map<ModelFile, TableReading> READ = new ConcurrentReferenceHashMap<>();

	private final DecisionTable table;

	private final Meaning meaning;

	private final List<Finding> findings;

	private TableAnalysis analysis;

	private TableReading(DecisionTable table, Meaning meaning, List<Finding> findings) {
		this.table = table;
		this.meaning = meaning;
		this.findings = List.copyOf(findings);
	}

	public static TableReading of(ModelFile file) {
		return READ.computeIfAbsent(file, TableReading::read);
	}

	private static TableReading read(ModelFile file) {
		try {
			DecisionTable table = TableGate.read(file);
			Meaning meaning = new Meaning(table);
			return new TableReading(table, meaning, meaning.findings());
		}
		catch (Unreadable ex) {
			return new TableReading(null, null, List.of(ex.in(file.name())));
		}
	}

	/**
	 * What kept it from being read: then it cannot be analysed.
	 */
	public List<Finding> findings() {
		return this.findings;
	}

	/**
	 * The table, when its columns and rules can be read at all.
	 */
	public Optional<DecisionTable> table() {
		return Optional.ofNullable(this.table);
	}

	/**
	 * What the table leaves open, when all its cells can be read.
	 */
	public synchronized Optional<TableAnalysis> analysis() {
		if (this.analysis == null && this.findings.isEmpty()) {
			this.analysis = TableAnalysis.of(this.meaning);
		}
		return Optional.ofNullable(this.analysis);
	}

	/**
	 * The same when an input can only have these numbers.
	 */
	public Optional<TableAnalysis> analysis(String input, Collection<BigDecimal> numbers) {
		Condition only = new Condition.OneOf(numbers.stream().<Condition>map(Condition.Equal::new).toList());
		return this.findings.isEmpty() ? Optional.of(TableAnalysis.of(this.meaning, Map.of(input, only)))
				: Optional.empty();
	}

	/**
	 * Whether some rule answers whenever an input has that value, which it may not
	 * declare.
	 */
	public boolean answers(DecisionTable.Column input, Object value) {
		if (!this.findings.isEmpty()) {
			return false;
		}
		TableAnalysis only = TableAnalysis.of(this.meaning, Map.of(input.name(), new Condition.Equal(value)));
		return only.isDecided() && only.gaps().isEmpty();
	}

	/**
	 * Whether an input may have that value, by the values that it declares.
	 */
	public boolean declares(DecisionTable.Column input, Object value) {
		return this.meaning.declared(this.table.inputs().indexOf(input)).accepts(value);
	}

	/**
	 * The greatest number that an input declares, if it declares one.
	 */
	public Optional<BigDecimal> greatest(DecisionTable.Column input) {
		return (this.meaning.declared(this.table.inputs().indexOf(input)) instanceof Condition.Range range)
				? Optional.ofNullable(range.high()) : Optional.empty();
	}

	/**
	 * The texts that an input declares, in their order.
	 */
	public List<String> declaredTexts(DecisionTable.Column input) {
		return this.meaning.declared(this.table.inputs().indexOf(input)).named().map(String::valueOf).toList();
	}

}
