package feedbackloop.models.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.models.deploy.Folder.Stamp;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Puts live what changes in {@code processes/} and {@code forms/} while the application
 * runs. A file counts when it stayed the same between two looks, so that nothing is read
 * half-written.
 */
@Component
class FolderWatch {

	private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

	private static final FolderOutcome GONE = new FolderOutcome(List.of(), Set.of(),
			List.of(Finding.warning("processes", "", "folderGone")));

	private final FolderDeployment folder;

	private final FolderFindings findings;

	private Map<String, Stamp> seen = Map.of();

	private Map<String, Stamp> done = Map.of();

	FolderWatch(FolderDeployment folder, FolderFindings findings) {
		this.folder = folder;
		this.findings = findings;
	}

	/**
	 * Looks once. What was refused is not tried again before the folder changes.
	 */
	void look() {
		look(this.folder.root());
	}

	synchronized void look(ModelFolder root) {
		Folder now = new Folder(root);
		Map<String, Stamp> stamps = now.stamps();
		boolean stable = stamps.equals(this.seen);
		this.seen = stamps;
		if (stable && !stamps.equals(this.done)) {
			if (now.isOnDisk()) {
				deploy(now);
			}
			else {
				this.findings.keep(GONE);
			}
			this.done = stamps;
		}
	}

	private void deploy(Folder now) {
		FolderOutcome outcome = this.folder.deploy(now);
		this.findings.keep(outcome);
		if (!outcome.versions().isEmpty()) {
			log.info("Deployed what changed in the folder: {}",
					outcome.versions().stream().map(ModelVersion::name).toList());
		}
	}

}
