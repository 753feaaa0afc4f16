package feedbackloop.models.deploy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.models.rehearse.Rehearsed;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFiles;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way live for processes, decisions, forms, message texts and the calendar: all
 * or nothing, after the check, one deployment at a time.
 */
@Component
public class Deployments {

	private final Versions versions;

	private final NewVersions newVersions;

	private final ModelCheck check;

	private final NeededByCases neededByCases;

	private final EngineDeployments engine;

	private final RehearsedFirst rehearsed;

	private final ModelFiles files;

	private final Clock clock;

	private final TransactionTemplate transaction;

	/** Of its own, so that what it rolls back is nothing of the caller's. */
	private final TransactionTemplate trial;

	private final boolean fourEyes;

	Deployments(Versions versions, NewVersions newVersions, ModelCheck check, NeededByCases neededByCases,
			EngineDeployments engine, RehearsedFirst rehearsed, ModelFiles files, Clock clock,
			TransactionTemplate transaction, @Value("${feedback-loop.rules.four-eyes}") boolean fourEyes) {
		this.versions = versions;
		this.newVersions = newVersions;
		this.check = check;
		this.neededByCases = neededByCases;
		this.engine = engine;
		this.rehearsed = rehearsed;
		this.files = files;
		this.clock = clock;
		this.transaction = transaction;
		this.trial = new TransactionTemplate(transaction.getTransactionManager());
		this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.fourEyes = fourEyes;
	}

	/**
	 * Puts those of the files live that differ from what is live, together.
	 * @throws CheckRefused if something is wrong in them; then all is as it was
	 */
	public Deployed deploy(List<ModelFile> files, Change change) {
		return deploy(files, change, null);
	}

	/**
	 * @param name what the engine calls the deployment, null for the usual name
	 */
	Deployed deploy(List<ModelFile> files, Change change, String name) {
		refuseDirect(files, change);
		return this.transaction.execute((status) -> {
			this.newVersions.oneAtATime();
			ModelSet live = this.versions.liveFiles();
			refuse(findings(files, live));
			List<ModelFile> changed = files.stream()
				.filter((file) -> live.find(file.name()).filter(file::equals).isEmpty())
				.toList();
			if (changed.isEmpty()) {
				return new Deployed(null, List.of(), List.of());
			}
			List<Finding> rehearsed = this.rehearsed.findings(changed, live.with(files));
			refuse(rehearsed);
			DeploymentWithDefinitions deployment = this.engine.deploy(changed, name, change.source());
			List<ModelVersion> recorded = record(changed, deployment, change);
			AfterCommit.run(this.files::refresh);
			return new Deployed(deployment, recorded, rehearsed);
		});
	}

	/**
	 * What is wrong in the files, as {@link #deploy} would find it; nothing but warnings
	 * when they may go live.
	 */
	public List<Finding> check(List<ModelFile> files) {
		return this.trial.execute((status) -> {
			status.setRollbackOnly();
			List<Finding> findings = findings(files, this.versions.liveFiles());
			List<ModelFile> processes = files.stream()
				.filter((file) -> file.kind().filter(ModelFile.Kind.PROCESS::equals).isPresent())
				.toList();
			if (Finding.refusing(findings).isEmpty() && !processes.isEmpty()) {
				try {
					// Of the others the check has seen all that the engine sees.
					this.engine.parse(processes);
				}
				catch (CheckRefused refused) {
					return refused.findings();
				}
			}
			return findings;
		});
	}

	/**
	 * Walks cases by these files, as {@link #deploy} would before they go live, and takes
	 * all of it back.
	 * @throws CheckRefused if the check finds something already
	 */
	public Rehearsed rehearse(List<ModelFile> files) {
		ModelSet live = this.versions.liveFiles();
		refuse(findings(files, live));
		return this.rehearsed.of(files, live.with(files));
	}

	/**
	 * What the check finds in the files before the engine sees them.
	 */
	List<Finding> findings(List<ModelFile> files) {
		return findings(files, this.versions.liveFiles());
	}

	/** With four eyes, what owners change passes by the page, where another agrees. */
	private void refuseDirect(List<ModelFile> files, Change change) {
		if (this.fourEyes && (change.source() == Source.MODELER || change.source() == Source.REST)) {
			refuse(files.stream().map((file) -> Finding.of(file.name(), "", "proposeInstead")).toList());
		}
	}

	private static void refuse(List<Finding> findings) {
		if (!Finding.refusing(findings).isEmpty()) {
			throw new CheckRefused(findings);
		}
	}

	/**
	 * Those in the files, and those that they bring about in others and for running
	 * cases.
	 */
	private List<Finding> findings(List<ModelFile> files, ModelSet live) {
		List<Finding> findings = new ArrayList<>(twice(files));
		if (!findings.isEmpty()) {
			return findings;
		}
		ModelSet together = live.with(files);
		findings.addAll(this.check.check(files, together));
		List<ModelFile> others = Stream.of(ModelFile.Kind.values())
			.flatMap((kind) -> together.all(kind).stream())
			.filter((file) -> !files.contains(file))
			.toList();
		List<Finding> elsewhere = new ArrayList<>(this.check.check(others, together));
		if (!elsewhere.isEmpty()) {
			elsewhere.removeAll(this.check.check(others, live));
			elsewhere.removeAll(findings);
			findings.addAll(elsewhere);
		}
		findings.addAll(this.neededByCases.missing(live, together));
		return findings.stream().distinct().toList();
	}

	private static List<Finding> twice(List<ModelFile> files) {
		Set<String> names = new HashSet<>();
		return files.stream()
			.filter((file) -> !names.add(file.name()))
			.map((file) -> Finding.of(file.name(), "", "fileTwice"))
			.toList();
	}

	private List<ModelVersion> record(List<ModelFile> changed, DeploymentWithDefinitions deployment, Change change) {
		Map<String, String> definitions = definitions(deployment);
		Instant now = this.clock.instant();
		return changed.stream()
			.map((file) -> this.newVersions.add(file, deployment.getId(), definitions.get(file.name()), change, now))
			.toList();
	}

	private static Map<String, String> definitions(DeploymentWithDefinitions deployment) {
		List<ProcessDefinition> processes = deployment.getDeployedProcessDefinitions();
		List<DecisionDefinition> decisions = deployment.getDeployedDecisionDefinitions();
		Map<String, String> definitions = new LinkedHashMap<>();
		Stream.of(processes, decisions)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.map(ResourceDefinition.class::cast)
			.forEach((definition) -> definitions.put(definition.getResourceName(), definition.getId()));
		return definitions;
	}

}
