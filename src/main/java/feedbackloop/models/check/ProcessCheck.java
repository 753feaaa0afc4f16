package feedbackloop.models.check;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.Unreadable;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Checks that the engine can run a process and that everything it names exists. It must
 * bring no code of its own and keep the contract. No case may get stuck in it.
 */
@Component
class ProcessCheck implements KindCheck {

	private static final Pattern LINE = Pattern.compile("[Ll]ine[=: ]+(\\d+)");

	private final List<ProcessRule> rules = List.of(new ProcessVocabulary(), new ProcessHeader(), new ProcessFlow(),
			new ProcessGateways(), new TokenFlow(), new ProcessExpressions(), new ProcessOwnFacts(),
			new ConditionCheck(), new ImmediateLoops(), new ProcessErrors(), new ProcessTimers(),
			new ProcessReferences(), new ProcessUserTasks(), new ProcessContract(), new GivenFacts(),
			new ProcessDuties(), new ProcessDiagram(), new ProcessLengths(), new ProcessIds(), new ProcessValues(),
			new ProcessSettings());

	/** Reading by the schema is slow; what is kept gives way when memory is short. */
	private final Map<ModelFile, List<Finding>> againstTheStandard = new ConcurrentReferenceHashMap<>();

	@Override
	public ModelFile.Kind kind() {
		return ModelFile.Kind.PROCESS;
	}

	@Override
	public List<Finding> check(ModelFile file, ModelSet models) {
		Findings findings = new Findings(file.name());
		try {
			ProcessModel model = ProcessModel.read(file.text());
			this.rules.forEach((rule) -> rule.check(model, models, findings));
		}
		catch (Unreadable ex) {
			findings.add(ex);
		}
		if (findings.isEmpty()) {
			return Stream
				.concat(findings.all().stream(),
						this.againstTheStandard.computeIfAbsent(file, ProcessCheck::againstTheStandard).stream())
				.toList();
		}
		return findings.all();
	}

	/**
	 * The standard's own schema and the engine come last: our sentences say better what
	 * is wrong.
	 */
	private static List<Finding> againstTheStandard(ModelFile file) {
		Findings findings = new Findings(file.name());
		try {
			Bpmn.readModelFromStream(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)));
		}
		catch (ModelException ex) {
			String reason = (ex.getCause() != null) ? ex.getCause().getMessage() : ex.getMessage();
			Matcher line = LINE.matcher(ex + " " + reason);
			findings.at(line.find() ? "line " + line.group(1) : "", "schemaInvalid", reason);
		}
		return findings.isEmpty() ? EngineParse.findings(file) : findings.all();
	}

}
