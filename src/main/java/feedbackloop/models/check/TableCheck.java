package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.Finding;
import feedbackloop.notation.SafeXml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.XmlElement;

import org.springframework.stereotype.Component;

/**
 * Checks that a decision table can be read and runs no code. It must answer every case
 * once, and take and give what processes and code need. It must also fit the other
 * tables.
 */
@Component
class TableCheck implements KindCheck {

	@Override
	public ModelFile.Kind kind() {
		return ModelFile.Kind.DECISION;
	}

	@Override
	public List<Finding> check(ModelFile file, ModelSet models) {
		Readings readings = new Readings(models);
		TableReading reading = readings.of(file);
		List<Finding> findings = new ArrayList<>(reading.findings());
		findings.addAll(asItIsWritten(file));
		if (reading.table().isEmpty()) {
			return findings;
		}
		TypesCheck types = new TypesCheck(readings);
		String key = reading.table().get().key();
		TableContract contract = TableContracts.of(key, types.types(), models);
		findings.addAll(new ContractCheck(reading, contract, models).findings());
		findings.addAll(types.check(key));
		reading.analysis().ifPresent((analysis) -> {
			findings.addAll(AnalysisFindings.of(analysis, answering(reading, analysis, contract)));
			if (Finding.refusing(findings).isEmpty()) {
				findings.addAll(new PromiseCheck(analysis, models).findings());
				findings.addAll(new ScoreCheck(readings).check(key));
				findings.addAll(new LimitsCheck(reading, analysis).findings());
				findings.addAll(new StagesCheck(analysis.table()).findings());
				findings.addAll(unused(analysis.table(), contract, models));
				findings.addAll(new EscalationCheck(analysis.table(), readings).findings());
				findings.addAll(new OrderCheck(reading, analysis).findings());
				findings.addAll(NumbersInWords.check(analysis.table()));
				findings.addAll(ReasonNames.check(analysis.table()));
				findings.addAll(CataloguedCells.check(analysis.table(), models));
				if (!analysis.isDecided()) {
					findings.add(Finding.of(file.name(), "", "tableNotAnalysed"));
				}
			}
		});
		return findings;
	}

	private static Optional<TableAnalysis> answering(TableReading reading, TableAnalysis analysis,
			TableContract contract) {
		if (contract == null) {
			return Optional.of(analysis).filter((any) -> any.table().answersOnce());
		}
		return (contract.needed() != null) ? reading.analysis(contract.needed().input(), contract.needed().values())
				: Optional.of(analysis);
	}

	/** Of a table that nobody relies on only whether a step asks it. */
	private static List<Finding> unused(DecisionTable table, TableContract contract, ModelSet models) {
		if (contract != null) {
			return new UnaskedRows(table, contract, models).findings();
		}
		return ProcessNames.asks(table.key(), models) ? List.of()
				: List.of(Finding.warning(table.file(), "", "tableUnused", table.key()));
	}

	private static List<Finding> asItIsWritten(ModelFile file) {
		Findings findings = new Findings(file.name());
		try {
			XmlElement root = SafeXml.read(file.text());
			TableVocabulary.check(root, findings);
			TableLengths.check(root, findings);
		}
		catch (Unreadable ex) {
			// Why it is no XML, the reading says.
		}
		return findings.all();
	}

}
