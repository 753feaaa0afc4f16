package feedbackloop.models.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import org.camunda.bpm.engine.ProcessEngineException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts live what changed in {@code processes/} and {@code forms/} since they were last
 * read. A file that is refused stays back alone, with those that need it. What was
 * changed meanwhile with Camunda Modeler or on the page stays live. That ends when the
 * same file changes in the folder.
 */
@Component
class FolderDeployment {

	private final ModelFolder root = new ModelFolder(Path.of(""));

	private final Versions versions;

	private final NewVersions newVersions;

	private final EarlierDeployments earlier;

	private final Deployments deployments;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	FolderDeployment(Versions versions, NewVersions newVersions, EarlierDeployments earlier, Deployments deployments,
			JdbcClient database, TransactionTemplate transaction) {
		this.versions = versions;
		this.newVersions = newVersions;
		this.earlier = earlier;
		this.deployments = deployments;
		this.database = database;
		this.transaction = transaction;
	}

	/**
	 * The folder that this application reads.
	 */
	ModelFolder root() {
		return this.root;
	}

	/**
	 * Puts as many of the changed files live together as pass the check.
	 * @throws CheckRefused if something is wrong and nothing is live yet, so that there
	 * is nothing to run on
	 */
	FolderOutcome deploy(Folder folder) {
		FolderContents contents = folder.read();
		FolderOutcome unread = new FolderOutcome(List.of(), names(Finding.refusing(contents.findings())),
				contents.findings());
		FolderOutcome outcome = deploy(contents.files(), unread);
		return folder.isOnDisk() ? outcome.with(gone(contents.files(), outcome.refused())) : outcome;
	}

	/**
	 * What the engine refuses nobody knows before it was asked: the rest is tried again.
	 */
	private FolderOutcome deploy(List<ModelFile> files, FolderOutcome before) {
		List<ModelFile> tried = new ArrayList<>();
		try {
			return this.transaction.execute((status) -> deploy(files, before, tried));
		}
		catch (CheckRefused refused) {
			if (tried.isEmpty()) {
				throw refused;
			}
			Set<String> named = names(Finding.refusing(refused.findings()));
			return deployRest(files, before, tried, (file) -> named.contains(file.name()), refused.findings());
		}
		catch (ProcessEngineException | DataIntegrityViolationException ex) {
			if (tried.isEmpty()) {
				throw ex;
			}
			return deployRest(files, before, tried, this::isTooMuch,
					tried.stream().map((file) -> Finding.of(file.name(), "", "engine", words(ex))).toList());
		}
	}

	private FolderOutcome deployRest(List<ModelFile> files, FolderOutcome before, List<ModelFile> tried,
			Predicate<ModelFile> culprit, List<Finding> findings) {
		List<ModelFile> culprits = tried.stream().filter(culprit).toList();
		List<ModelFile> out = culprits.isEmpty() ? tried : culprits;
		List<ModelFile> left = files.stream().filter((file) -> !out.contains(file)).toList();
		Set<String> others = left.stream().map(ModelFile::name).collect(Collectors.toSet());
		return deploy(left,
				before.with(out, findings.stream().filter((finding) -> !others.contains(finding.file())).toList()));
	}

	/** Neither engine nor database says which of several files it cannot take. */
	private boolean isTooMuch(ModelFile file) {
		try {
			this.deployments.check(List.of(file));
			return false;
		}
		catch (ProcessEngineException | DataIntegrityViolationException ex) {
			return true;
		}
	}

	private static String words(RuntimeException ex) {
		String words = String.valueOf(NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		return words.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
	}

	private FolderOutcome deploy(List<ModelFile> files, FolderOutcome before, List<ModelFile> tried) {
		this.newVersions.oneAtATime();
		this.earlier.takeOver();
		Set<ModelFile> known = known();
		GreatestPart part = new GreatestPart(files.stream().filter((file) -> !known.contains(file)).toList(),
				this.deployments::findings);
		FolderOutcome outcome = before.with(part.refused(), part.findings());
		if (!outcome.refused().isEmpty() && !this.versions.isAnyLive()) {
			throw new CheckRefused(outcome.findings());
		}
		tried.addAll(part.passing());
		return tried.isEmpty() ? outcome
				: outcome.live(this.deployments.deploy(tried, new Change(Change.SYSTEM, Source.FOLDER, null, null)));
	}

	/**
	 * What of each file came from the folder last, and all that went live since: a text
	 * that was already there is no change of the folder.
	 */
	private Set<ModelFile> known() {
		return new HashSet<>(this.database.sql("""
				select name, text from model_version v where version >= coalesce(
					(select max(version) from model_version f where f.name = v.name and f.source = 'folder'), 0)
				""").query(ModelFile.class).list());
	}

	/** Files that came from the folder once, are live, and are not in it any more. */
	private List<Finding> gone(List<ModelFile> files, Set<String> refused) {
		Set<String> there = new HashSet<>(refused);
		files.forEach((file) -> there.add(file.name()));
		return this.versions.fromFolder()
			.stream()
			.filter((name) -> !there.contains(name) && !there.contains(name.substring(0, name.lastIndexOf('/'))))
			.map((name) -> Finding.warning(name, "", "goneFromFolder"))
			.toList();
	}

	private static Set<String> names(List<Finding> findings) {
		return findings.stream().map(Finding::file).collect(Collectors.toCollection(TreeSet::new));
	}

}
