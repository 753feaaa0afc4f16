package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets what a person deploys at the engine go live as all other files do. Camunda Modeler
 * and engine-rest deploy there. Answers in words.
 */
@Component
class DeploymentGate {

	private static final String MODELER = "Camunda Modeler";

	/** Camunda Modeler writes the answer into its log: more would not be read. */
	private static final int FINDINGS_IN_WORDS = 50;

	/** As the engine keeps it. */
	private static final int LONGEST_NAME = 255;

	private final ObjectProvider<Deployments> deployments;

	private final ObjectProvider<EngineDeployments> engine;

	private final ObjectProvider<Versions> versions;

	private final ObjectProvider<FindingWords> words;

	private final ObjectProvider<RefusalWords> refusals;

	private final AsSystem asSystem;

	DeploymentGate(ObjectProvider<Deployments> deployments, ObjectProvider<EngineDeployments> engine,
			ObjectProvider<Versions> versions, ObjectProvider<FindingWords> words,
			ObjectProvider<RefusalWords> refusals, AsSystem asSystem) {
		this.deployments = deployments;
		this.engine = engine;
		this.versions = versions;
		this.words = words;
		this.refusals = refusals;
		this.asSystem = asSystem;
	}

	/**
	 * Whether a person asks, not the application itself.
	 */
	boolean isAskedByPerson() {
		return this.asSystem.currentUser() != null;
	}

	/**
	 * Refuses a person what would change the past or what is live without the check.
	 */
	void refuseToPeople() {
		if (isAskedByPerson()) {
			Refusal refusal = Refusal.forbidden("onlyByRules");
			throw new InvalidRequestException(Status.FORBIDDEN, refusal, this.refusals.getObject().of(refusal));
		}
	}

	/**
	 * Puts the files that a person deploys live.
	 */
	DeploymentWithDefinitions deploy(DeploymentBuilderImpl builder) {
		try {
			List<ModelFile> files = files(builder);
			String name = name(builder);
			Source source = MODELER.equals(builder.getDeployment().getSource()) ? Source.MODELER : Source.REST;
			Deployed deployed = this.deployments.getObject()
				.deploy(files, new Change(this.asSystem.currentUser(), source, name, null), name);
			return (deployed.deployment() != null) ? deployed.deployment() : live(files.get(0));
		}
		catch (CheckRefused refused) {
			throw answer(refused.findings());
		}
	}

	private static String name(DeploymentBuilderImpl builder) {
		String name = builder.getDeployment().getName();
		if (name != null && name.codePointCount(0, name.length()) > LONGEST_NAME) {
			throw TextOf.refused("", "deploymentName", LONGEST_NAME);
		}
		return name;
	}

	private DeploymentWithDefinitions live(ModelFile file) {
		return this.engine.getObject().find(this.versions.getObject().live(file.name()).orElseThrow().deploymentId());
	}

	private List<ModelFile> files(DeploymentBuilderImpl builder) {
		if (builder.getDeployment().getTenantId() != null && !builder.getDeployment().getTenantId().isBlank()) {
			throw TextOf.refused("", "tenant");
		}
		if (builder.getProcessDefinitionsActivationDate() != null) {
			throw TextOf.refused("", "activation");
		}
		Map<String, byte[]> resources = new LinkedHashMap<>();
		if (builder.getDeployment().getResources() != null) {
			builder.getDeployment().getResources().forEach((name, file) -> resources.put(name, file.getBytes()));
		}
		EngineDeployments present = this.engine.getObject();
		builder.getDeployments().forEach((id) -> resources.putAll(present.resources(id, (resource) -> true)));
		builder.getDeploymentResourcesById()
			.forEach((id, wanted) -> resources
				.putAll(present.resources(id, (resource) -> wanted.contains(resource.getId()))));
		builder.getDeploymentResourcesByName()
			.forEach((id, wanted) -> resources
				.putAll(present.resources(id, (resource) -> wanted.contains(resource.getName()))));
		if (resources.isEmpty()) {
			throw new NotFoundException("There are no such resources");
		}
		Versions live = this.versions.getObject();
		List<ModelFile> files = new ArrayList<>();
		resources.forEach((name, bytes) -> files
			.add(TextOf.file(FileNames.ours(name, (ours) -> !live.of(ours).isEmpty()), bytes)));
		return files;
	}

	/**
	 * As the engine answers what it cannot parse: Camunda Modeler shows the message,
	 * programs find the details.
	 */
	private ParseException answer(List<Finding> findings) {
		FindingWords inWords = this.words.getObject();
		List<ResourceReport> reports = findings.stream()
			.map(Finding::file)
			.distinct()
			.map((file) -> (ResourceReport) new ResourceReportImpl(file,
					problems(findings, (finding) -> finding.file().equals(file) && !finding.warning(), inWords),
					problems(findings, (finding) -> finding.file().equals(file) && finding.warning(), inWords)))
			.toList();
		ResourceReport first = reports.get(0);
		ParseException answer = new ParseException(message(findings, inWords), first.getResourceName(),
				first.getErrors(), first.getWarnings());
		answer.getResorceReports().addAll(reports.subList(1, reports.size()));
		return answer;
	}

	private static List<Problem> problems(List<Finding> findings, Predicate<Finding> wanted, FindingWords words) {
		return findings.stream()
			.filter(wanted)
			.map((finding) -> (Problem) new FindingProblem(finding, words.sentenceAndRemedy(finding)))
			.toList();
	}

	private static String message(List<Finding> findings, FindingWords words) {
		String lines = findings.stream().limit(FINDINGS_IN_WORDS).map(words::line).collect(Collectors.joining("\n"));
		return words.refused(findings.size()) + "\n" + lines;
	}

}
