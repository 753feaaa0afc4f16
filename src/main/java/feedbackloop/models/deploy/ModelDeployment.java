package feedbackloop.models.deploy;

import java.util.Locale;
import java.util.stream.Collectors;

import feedbackloop.StartRefused;
import feedbackloop.process.ModelFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts live what changed in {@code processes/} and {@code forms/} before the port opens.
 * A broken file stays back, and what was live runs on. Where nothing was live yet it
 * refuses the start with its place and what is wrong.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

	private final FolderDeployment folder;

	private final FolderFindings findings;

	private final FindingWords words;

	ModelDeployment(FolderDeployment folder, FolderFindings findings, FindingWords words) {
		this.folder = folder;
		this.findings = findings;
		this.words = words;
	}

	@Override
	public void afterSingletonsInstantiated() {
		start(this.folder.root());
	}

	void start(ModelFolder root) {
		try {
			FolderOutcome outcome = this.folder.deploy(new Folder(root));
			this.findings.keep(outcome);
			if (outcome.versions().isEmpty()) {
				log.info("Models are unchanged");
			}
			else {
				log.info("Deployed {} files", outcome.versions().size());
			}
		}
		catch (CheckRefused refused) {
			throw new StartRefused(
					refused.findings()
						.stream()
						.map(this.words.in(Locale.ENGLISH)::line)
						.collect(Collectors.joining("\n", "A model is broken. Nothing was deployed.\n", "")),
					"Mend the file or put its last good version back, and start again.", refused);
		}
	}

}
