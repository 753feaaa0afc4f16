package feedbackloop.models.deploy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.rehearse.Definitions;
import feedbackloop.notation.Finding;
import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.Resource;
import org.xml.sax.SAXParseException;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Gives files to the engine, which reads them as the last check.
 */
@Component
class EngineDeployments {

	private static final String NAME = "feedback-loop";

	private final RepositoryService repository;

	private final ManagementService management;

	private final RuntimeService runtime;

	private final Definitions definitions;

	private final AsSystem asSystem;

	EngineDeployments(@Lazy RepositoryService repository, @Lazy ManagementService management,
			@Lazy RuntimeService runtime, Definitions definitions, AsSystem asSystem) {
		this.repository = repository;
		this.management = management;
		this.runtime = runtime;
		this.definitions = definitions;
		this.asSystem = asSystem;
	}

	/**
	 * Deploys the files together, in the caller's transaction.
	 * @throws CheckRefused if the engine cannot read one of them
	 */
	DeploymentWithDefinitions deploy(Collection<ModelFile> files, String name, Source source) {
		DeploymentBuilder deployment = this.repository.createDeployment()
			.name((name != null) ? name : NAME)
			.source(source.key());
		files.forEach((file) -> deployment.addInputStream(file.name(),
				new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8))));
		try {
			return this.asSystem.call(deployment::deployWithResult);
		}
		catch (ParseException ex) {
			throw new CheckRefused(findings(ex));
		}
		catch (ProcessEnginePersistenceException | OptimisticLockingException ex) {
			throw ex;
		}
		catch (ProcessEngineException ex) {
			throw new CheckRefused(List.of(finding(ex, files)));
		}
	}

	/**
	 * Lets the engine read the files, in a transaction that the caller rolls back.
	 * @throws CheckRefused if the engine cannot read one of them
	 */
	void parse(Collection<ModelFile> files) {
		this.definitions.forget(deploy(files, null, Source.PAGE));
	}

	/**
	 * Lets nothing start by these processes any more, in the caller's transaction: no
	 * message, no timer, no other process.
	 */
	void retire(Collection<String> processes) {
		this.asSystem.call(() -> {
			for (String key : processes) {
				this.repository.updateProcessDefinitionSuspensionState().byProcessDefinitionKey(key).suspend();
				this.management.updateJobDefinitionSuspensionState()
					.byProcessDefinitionKey(key)
					.includeJobs(true)
					.suspend();
			}
			return null;
		});
	}

	/**
	 * How many cases run by each of these processes, by any version; only where some do.
	 */
	Map<String, Long> running(Collection<String> processes) {
		Map<String, Long> running = new TreeMap<>();
		this.asSystem.call(() -> {
			for (String key : processes) {
				long cases = this.runtime.createProcessInstanceQuery().processDefinitionKey(key).count();
				if (cases > 0) {
					running.put(key, cases);
				}
			}
			return null;
		});
		return running;
	}

	/**
	 * The deployment of that id.
	 */
	DeploymentWithDefinitions find(String id) {
		return (DeploymentWithDefinitions) this.asSystem
			.call(() -> this.repository.createDeploymentQuery().deploymentId(id).singleResult());
	}

	/**
	 * What the wanted files of a deployment hold, by their names.
	 */
	Map<String, byte[]> resources(String deploymentId, Predicate<Resource> wanted) {
		return this.asSystem.call(() -> this.repository.getDeploymentResources(deploymentId)
			.stream()
			.filter(wanted)
			.collect(Collectors.toMap(Resource::getName, Resource::getBytes)));
	}

	private static List<Finding> findings(ParseException ex) {
		List<Finding> findings = new ArrayList<>();
		for (ResourceReport report : ex.getResorceReports()) {
			for (Problem problem : report.getErrors()) {
				findings.add(unreadable(report.getResourceName(), line(problem.getLine()), problem.getMessage()));
			}
		}
		return findings;
	}

	/** Tables are refused without their name: it stands in the words of the causes. */
	private static Finding finding(ProcessEngineException ex, Collection<ModelFile> files) {
		List<String> words = new ArrayList<>();
		String place = "";
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof SAXParseException broken) {
				place = line(broken.getLineNumber());
			}
			if (cause.getMessage() != null) {
				words.add(cause.getMessage());
			}
		}
		String all = String.join("\n", words);
		String file = files.stream().map(ModelFile::name).filter(all::contains).findFirst().orElse("");
		return unreadable(file, place, words.get(words.size() - 1));
	}

	private static Finding unreadable(String file, String place, String words) {
		return Finding.of(file, place, "engine", words.replaceAll("[.\\s]+$", ""));
	}

	private static String line(int line) {
		return (line > 0) ? "line " + line : "";
	}

}
