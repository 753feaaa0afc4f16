package feedbackloop.models;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.StartRefused;
import feedbackloop.process.ModelFiles;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXParseException;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys processes, decisions and forms from {@code processes/} and {@code forms/}
 * before the port opens. A file that did not change is not deployed again; a broken one
 * refuses the start with its place and what is wrong.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

	private final RepositoryService repository;

	private final ModelFiles files;

	ModelDeployment(RepositoryService repository, ModelFiles files) {
		this.repository = repository;
		this.files = files;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> names = Stream
			.of(this.files.list("processes", ".bpmn"), this.files.list("processes", ".dmn"),
					this.files.list("forms", ".form"))
			.flatMap(List::stream)
			.toList();
		DeploymentBuilder deployment = this.repository.createDeployment()
			.name("feedback-loop")
			.source("folder")
			.enableDuplicateFiltering(true);
		for (String name : names) {
			String content = this.files.read(name);
			if (name.endsWith(".form")) {
				checkForm(name, content);
			}
			deployment.addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
		}
		report(deploy(deployment));
	}

	/**
	 * The engine takes forms that no browser can read.
	 */
	private static void checkForm(String name, String content) {
		try {
			new ObjectMapper().readTree(content);
		}
		catch (JsonProcessingException ex) {
			throw refused(name + ", line " + ex.getLocation().getLineNr() + ": " + ex.getOriginalMessage(), ex);
		}
	}

	private static DeploymentWithDefinitions deploy(DeploymentBuilder deployment) {
		try {
			return deployment.deployWithResult();
		}
		catch (ParseException ex) {
			String problems = ex.getResorceReports()
				.stream()
				.flatMap((report) -> report.getErrors()
					.stream()
					.map((problem) -> report.getResourceName() + ", line " + problem.getLine() + ": "
							+ problem.getMessage()))
				.collect(Collectors.joining("\n"));
			throw refused(problems, ex);
		}
		catch (ProcessEngineException ex) {
			throw refused(innermost(ex), ex);
		}
	}

	private static StartRefused refused(String problems, Exception cause) {
		return new StartRefused("A model is broken. Nothing was deployed.\n" + problems,
				"Mend the file or put its last good version back, and start again.", cause);
	}

	private static String innermost(Throwable failure) {
		StringBuilder words = new StringBuilder();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && words.indexOf(cause.getMessage()) < 0) {
				words.append(words.isEmpty() ? "" : "\n").append(cause.getMessage());
			}
			if (cause instanceof SAXParseException broken) {
				words.append("\nline ").append(broken.getLineNumber());
			}
		}
		return words.toString();
	}

	private static void report(DeploymentWithDefinitions deployment) {
		int processes = size(deployment.getDeployedProcessDefinitions());
		int decisions = size(deployment.getDeployedDecisionDefinitions());
		if (processes + decisions == 0) {
			log.info("Models are unchanged");
		}
		else {
			log.info("Deployed {} processes and {} decisions", processes, decisions);
		}
	}

	private static int size(List<?> definitions) {
		return (definitions != null) ? definitions.size() : 0;
	}

}
