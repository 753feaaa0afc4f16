package feedbackloop.models.deploy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.check.NeededByCode;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFiles;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files out of what is live that nothing uses any more. Their versions stay, and
 * any of them brings the file back.
 */
@Component
public class Retirements {

	private final Versions versions;

	private final NewVersions newVersions;

	private final ModelCheck check;

	private final NeededByCode neededByCode;

	private final NeededByCases neededByCases;

	private final EngineDeployments engine;

	private final ModelFiles files;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final boolean fourEyes;

	Retirements(Versions versions, NewVersions newVersions, ModelCheck check, NeededByCode neededByCode,
			NeededByCases neededByCases, EngineDeployments engine, ModelFiles files, Clock clock,
			TransactionTemplate transaction, @Value("${feedback-loop.rules.four-eyes}") boolean fourEyes) {
		this.versions = versions;
		this.newVersions = newVersions;
		this.check = check;
		this.neededByCode = neededByCode;
		this.neededByCases = neededByCases;
		this.engine = engine;
		this.files = files;
		this.clock = clock;
		this.transaction = transaction;
		this.fourEyes = fourEyes;
	}

	/**
	 * Whether the application can do without the file, as far as models do not name it.
	 */
	public boolean isPossible(String name) {
		return !this.neededByCode.needs(name);
	}

	/**
	 * The files that are retired with this one: a text stands in both languages.
	 */
	public List<String> together(String name) {
		ModelSet live = this.versions.liveFiles();
		return FileNames.languages(name).stream().filter((one) -> live.find(one).isPresent()).toList();
	}

	/**
	 * What comes back with a file: the other language of a text, if it is retired too.
	 */
	public List<ModelFile> backWith(ModelFile file) {
		return FileNames.languages(file.name())
			.stream()
			.filter((name) -> !name.equals(file.name()) && this.versions.live(name).isEmpty())
			.flatMap((name) -> this.versions.of(name).stream().filter((version) -> !version.isRetired()).limit(1))
			.map(ModelVersion::file)
			.toList();
	}

	/**
	 * Retires the files together.
	 * @return the versions that do so
	 * @throws CheckRefused if one is not live, or something still needs one; then all is
	 * as it was
	 */
	public List<ModelVersion> retire(Collection<String> names, Change change) {
		return names.isEmpty() ? List.of() : this.transaction.execute((status) -> {
			this.newVersions.oneAtATime();
			Set<String> retired = new TreeSet<>(names);
			List<Finding> findings = findings(retired, change);
			if (!findings.isEmpty()) {
				throw new CheckRefused(findings);
			}
			this.engine.retire(processes(retired));
			Instant now = this.clock.instant();
			List<ModelVersion> versions = retired.stream()
				.map((name) -> this.newVersions.retire(name, change, now))
				.toList();
			AfterCommit.run(this.files::refresh);
			return versions;
		});
	}

	/**
	 * What still needs the files; nothing when they may be retired.
	 * @param others files that go live before
	 */
	public List<Finding> check(Collection<String> names, Collection<ModelFile> others) {
		if (names.isEmpty()) {
			return List.of();
		}
		ModelSet live = this.versions.liveFiles().with(others);
		ModelSet left = live.without(names);
		List<Finding> findings = new ArrayList<>();
		for (String name : names) {
			if (live.find(name).isEmpty()) {
				findings.add(Finding.of(name, "", "notLive"));
			}
			if (this.neededByCode.needs(name)) {
				findings.add(Finding.of(name, "", "neededByCode"));
			}
		}
		this.engine.running(processes(names))
			.forEach((key, cases) -> findings.add(Finding.of("processes/" + key + ".bpmn", "", "processRuns", cases)));
		findings.addAll(missing(live, left));
		findings.addAll(this.neededByCases.missing(live, left));
		return Finding.refusing(findings).stream().distinct().toList();
	}

	private List<Finding> findings(Collection<String> names, Change change) {
		if (this.fourEyes && change.source() != Source.PAGE) {
			return names.stream().map((name) -> Finding.of(name, "", "proposeInstead", name)).toList();
		}
		return check(names, List.of());
	}

	/** What others that are live would miss. */
	private List<Finding> missing(ModelSet live, ModelSet left) {
		List<ModelFile> others = Stream.of(Kind.values()).flatMap((kind) -> left.all(kind).stream()).toList();
		List<Finding> missing = new ArrayList<>(this.check.check(others, left));
		if (!missing.isEmpty()) {
			missing.removeAll(this.check.check(others, live));
		}
		return missing;
	}

	private static List<String> processes(Collection<String> names) {
		return names.stream()
			.map((name) -> new ModelFile(name, ""))
			.filter((file) -> file.kind().filter(Kind.PROCESS::equals).isPresent())
			.map(ModelFile::key)
			.toList();
	}

}
