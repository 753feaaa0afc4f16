package feedbackloop.models.deploy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import feedbackloop.StartRefused;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.process.ModelFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts live what changed in {@code processes/} and {@code forms/} before the port opens.
 * A broken file refuses the start with its place and what is wrong.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

	private final FolderDeployment folder;

	private final FindingWords words;

	ModelDeployment(FolderDeployment folder, FindingWords words) {
		this.folder = folder;
		this.words = words;
	}

	@Override
	public void afterSingletonsInstantiated() {
		start(this.folder.root());
	}

	void start(ModelFolder root) {
		try {
			List<ModelVersion> versions = this.folder.deploy(root);
			if (versions.isEmpty()) {
				log.info("Models are unchanged");
			}
			else {
				log.info("Deployed {} files", versions.size());
			}
		}
		catch (CheckRefused refused) {
			throw new StartRefused(
					refused.findings()
						.stream()
						.map((finding) -> this.words.line(finding, Locale.ENGLISH))
						.collect(Collectors.joining("\n", "A model is broken. Nothing was deployed.\n", "")),
					"Mend the file or put its last good version back, and start again.", refused);
		}
	}

}
