package feedbackloop.models.check;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Lets the engine's own parser read a process without engine and database. So every way
 * in hears what the engine would say when it is deployed.
 */
final class EngineParse {

	private static final StandaloneProcessEngineConfiguration SETTINGS = new StandaloneProcessEngineConfiguration();

	private static final BpmnParser PARSER = parser();

	private EngineParse() {
	}

	/** What the engine would not take. */
	static List<Finding> findings(ModelFile file) {
		Findings findings = new Findings(file.name());
		Context.setProcessEngineConfiguration(SETTINGS);
		try {
			PARSER.createParse()
				.name(file.name())
				.sourceInputStream(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)))
				.deployment(new DeploymentEntity())
				.execute();
		}
		catch (ParseException ex) {
			ex.getResorceReports()
				.forEach((report) -> report.getErrors()
					.forEach((problem) -> found(findings, problem.getLine(), problem.getMessage())));
		}
		catch (ProcessEngineException ex) {
			found(findings, 0, innermost(ex).getMessage());
		}
		finally {
			Context.removeProcessEngineConfiguration();
		}
		return findings.all();
	}

	private static void found(Findings findings, int line, String words) {
		findings.at((line > 0) ? "line " + line : "", "engine", String.valueOf(words).replaceAll("[.\\s]+$", ""));
	}

	private static Throwable innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	private static BpmnParser parser() {
		SETTINGS.setExpressionManager(new JuelExpressionManager());
		BpmnParser parser = new BpmnParser(SETTINGS.getExpressionManager(), new DefaultBpmnParseFactory());
		parser.getParseListeners().add(new DefaultFailedJobParseListener());
		return parser;
	}

}
