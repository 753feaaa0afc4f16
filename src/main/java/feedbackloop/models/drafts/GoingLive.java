package feedbackloop.models.drafts;

import java.util.ArrayList;
import java.util.List;

import feedbackloop.feedback.Blank;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployed;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Retirements;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.Refusal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts drafts live, several together as one deployment; with four eyes, one owner
 * proposes them and another puts them live.
 */
@Component
public class GoingLive {

	/** Leaves room for the two names of four eyes. */
	private static final int LONGEST_REASON = 800;

	private final Drafts drafts;

	private final Deployments deployments;

	private final Retirements retirements;

	private final Versions versions;

	private final boolean fourEyes;

	GoingLive(Drafts drafts, Deployments deployments, Retirements retirements, Versions versions,
			@Value("${feedback-loop.rules.four-eyes}") boolean fourEyes) {
		this.drafts = drafts;
		this.deployments = deployments;
		this.retirements = retirements;
		this.versions = versions;
		this.fourEyes = fourEyes;
	}

	/**
	 * Whether two owners are needed.
	 */
	public boolean needsTwo() {
		return this.fourEyes;
	}

	/**
	 * What is wrong if these drafts went live together.
	 */
	public List<Finding> check(List<Draft> chosen) {
		List<ModelFile> files = files(chosen);
		List<Finding> findings = new ArrayList<>(files.isEmpty() ? List.of() : this.deployments.check(files));
		findings.addAll(this.retirements.check(retired(chosen), files));
		return findings;
	}

	/**
	 * Asks another owner to put these drafts live.
	 * @throws CheckRefused if they would be refused
	 */
	public void propose(List<String> names, String reason, Long replayId, String userId) {
		String why = reason(reason);
		List<Draft> chosen = chosen(names);
		List<Finding> findings = check(chosen);
		if (!Finding.refusing(findings).isEmpty()) {
			throw new CheckRefused(findings);
		}
		this.drafts.propose(names, why, replayId, userId);
	}

	/**
	 * Puts these drafts live together.
	 * @param reason why; may be blank for proposed drafts, which have theirs
	 * @throws CheckRefused if the check finds anything; then nothing changes
	 * @throws Refusal if a file changed since its draft was begun, or four eyes are
	 * needed and these are not
	 */
	@Transactional
	public Deployed putLive(List<String> names, String reason, Long replayId, String userId) {
		List<Draft> chosen = chosen(names);
		for (Draft draft : chosen) {
			if (this.drafts.isBehind(draft)) {
				throw Refusal.tooLate("draftBehind", draft.name());
			}
			if (this.fourEyes) {
				checkFourEyes(draft, userId);
			}
		}
		Change change = change(chosen, reason, replayId, userId);
		Deployed deployed = this.deployments.deploy(files(chosen), change);
		List<ModelVersion> live = new ArrayList<>(deployed.versions());
		live.addAll(this.retirements.retire(retired(chosen), change));
		chosen.forEach((draft) -> this.drafts.remove(draft.name()));
		return new Deployed(deployed.deployment(), live, deployed.warnings());
	}

	/**
	 * Puts an earlier version live again, at once or, with four eyes, as a proposal.
	 * @return what the rehearsal warns of; nothing for a proposal
	 * @throws CheckRefused if the rest has changed so that it does not fit any more
	 */
	public List<Finding> rollBack(String name, int version, String reason, String userId) {
		ModelFile earlier = this.versions.find(name, version)
			.filter((found) -> !found.isRetired())
			.map(ModelVersion::file)
			.orElseThrow(() -> Refusal.unknown("noSuchVersion", name, version));
		List<ModelFile> back = new ArrayList<>(this.retirements.backWith(earlier));
		back.add(earlier);
		return goBack(back, reason(reason), userId);
	}

	/**
	 * The files that {@link #takeBack} would change with this live one: those that need
	 * each other can only go back together. Empty where the file came alone, and where a
	 * process came with it: that one goes back first and alone, because cases that run by
	 * it still read the tables and forms.
	 */
	public List<ModelFile> together(ModelVersion live) {
		List<ModelFile> earlier = this.versions.before(live.deploymentId()).stream().map(ModelVersion::file).toList();
		boolean hasProcess = earlier.stream().anyMatch((file) -> file.kind().filter(Kind.PROCESS::equals).isPresent());
		return (earlier.size() > 1 && !hasProcess) ? earlier : List.of();
	}

	/**
	 * Takes back what went live together with this version, at once or, with four eyes,
	 * as a proposal.
	 * @return what the rehearsal warns of; nothing for a proposal
	 * @throws CheckRefused if the rest has changed so that it does not fit any more
	 * @throws Refusal if the version is not live any more or came alone
	 */
	public List<Finding> takeBack(String name, int version, String reason, String userId) {
		List<ModelFile> earlier = this.versions.live(name)
			.filter((live) -> live.version() == version)
			.map(this::together)
			.orElse(List.of());
		if (earlier.isEmpty()) {
			throw Refusal.tooLate("nothingTogether", name);
		}
		return goBack(earlier, reason(reason), userId);
	}

	/**
	 * Takes the file out of what is live, a text in both languages; at once or, with four
	 * eyes, as a proposal.
	 * @throws CheckRefused if something still needs it
	 */
	@Transactional
	public void retire(String name, String reason, String userId) {
		String why = reason(reason);
		List<String> names = this.retirements.together(name);
		if (names.isEmpty()) {
			throw Refusal.unknown("noSuchVersion", name);
		}
		if (this.fourEyes) {
			names.forEach((one) -> this.drafts.retire(one, userId));
			propose(names, why, null, userId);
		}
		else {
			this.retirements.retire(names, new Change(userId, Source.PAGE, why, null));
		}
	}

	private List<Finding> goBack(List<ModelFile> earlier, String reason, String userId) {
		if (!this.fourEyes) {
			return this.deployments.deploy(earlier, new Change(userId, Source.PAGE, reason, null)).warnings();
		}
		List<String> differing = earlier.stream().filter((file) -> {
			int live = this.versions.live(file.name()).map(ModelVersion::version).orElse(0);
			int revision = this.drafts.find(file.name()).map(Draft::revision).orElse(0);
			return this.drafts.save(file, live, revision, userId);
		}).map(ModelFile::name).toList();
		if (!differing.isEmpty()) {
			propose(differing, reason, null, userId);
		}
		return List.of();
	}

	private Change change(List<Draft> chosen, String reason, Long replayId, String userId) {
		Draft first = chosen.get(0);
		boolean asProposed = first.isProposed() && Blank.is(reason);
		String why = asProposed ? first.reason() : reason(reason);
		return new Change(userId, Source.PAGE,
				this.fourEyes ? why + " (" + first.proposedBy() + " → " + userId + ")" : why,
				(replayId != null) ? replayId : first.replayId());
	}

	private static List<ModelFile> files(List<Draft> chosen) {
		return chosen.stream().filter((draft) -> !draft.isRetirement()).map(Draft::file).toList();
	}

	private static List<String> retired(List<Draft> chosen) {
		return chosen.stream().filter(Draft::isRetirement).map(Draft::name).toList();
	}

	private List<Draft> chosen(List<String> names) {
		List<Draft> chosen = new ArrayList<>();
		for (String name : names) {
			chosen.add(this.drafts.find(name).orElseThrow(() -> Refusal.tooLate("draftGone", name)));
		}
		if (chosen.isEmpty()) {
			throw Refusal.invalid("drafts", "noDraftChosen");
		}
		return chosen;
	}

	private static void checkFourEyes(Draft draft, String userId) {
		if (!draft.isProposed()) {
			throw Refusal.tooLate("notProposed", draft.name());
		}
		if (userId.equals(draft.proposedBy()) || userId.equals(draft.editedBy())) {
			throw Refusal.tooLate("ownProposal", draft.name());
		}
	}

	private static String reason(String typed) {
		if (Blank.is(typed)) {
			throw Refusal.invalid("reason", "required");
		}
		if (typed.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", "tooLong", LONGEST_REASON);
		}
		return typed.strip();
	}

}
