package feedbackloop.models.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.models.files.ModelVersion;
import feedbackloop.process.Finding;
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
public class FolderWatch {

	private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

	private final FolderDeployment folder;

	private final FindingWords words;

	private Map<String, Stamp> seen = Map.of();

	private Map<String, Stamp> done = Map.of();

	private volatile List<Finding> findings = List.of();

	FolderWatch(FolderDeployment folder, FindingWords words) {
		this.folder = folder;
		this.words = words;
	}

	/**
	 * What is wrong in the folder of this node as it was last read, empty when all of it
	 * went live.
	 */
	public List<Finding> findings() {
		return this.findings;
	}

	/**
	 * Looks once. A folder that was refused is not tried again before it changes.
	 */
	void look() {
		look(this.folder.root());
	}

	synchronized void look(ModelFolder root) {
		if (!root.isOnDisk()) {
			return;
		}
		Map<String, Stamp> now = stamps(root);
		boolean stable = now.equals(this.seen);
		this.seen = now;
		if (stable && !now.equals(this.done)) {
			deploy(root);
			this.done = now;
		}
	}

	private void deploy(ModelFolder root) {
		try {
			List<ModelVersion> versions = this.folder.deploy(root);
			this.findings = List.of();
			if (!versions.isEmpty()) {
				log.info("Deployed what changed in the folder: {}", versions.stream().map(ModelVersion::name).toList());
			}
		}
		catch (CheckRefused refused) {
			this.findings = refused.findings();
			log.warn("What changed in the folder was not deployed; what runs goes on running:");
			this.findings.forEach((finding) -> log.warn(this.words.line(finding, Locale.ENGLISH)));
		}
	}

	private static Map<String, Stamp> stamps(ModelFolder root) {
		Map<String, Stamp> stamps = new TreeMap<>();
		for (String name : new Folder(root).names()) {
			Path file = root.path(name);
			try {
				BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
				stamps.put(name, new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
			}
			catch (NoSuchFileException ex) {
				stamps.remove(name);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return stamps;
	}

	/**
	 * What changes when a file is written.
	 */
	private record Stamp(long modified, long size) {

	}

}
