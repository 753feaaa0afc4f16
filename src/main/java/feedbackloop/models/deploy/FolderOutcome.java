package feedbackloop.models.deploy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.notation.Finding;

/**
 * What became of a folder.
 *
 * @param versions what of it went live, empty when nothing had changed
 * @param refused the names of the files that stay back
 * @param findings why they do, and, as warnings, what else looks like a mistake
 */
record FolderOutcome(List<ModelVersion> versions, Set<String> refused, List<Finding> findings) {

	FolderOutcome with(Collection<ModelFile> refused, List<Finding> why) {
		Set<String> names = new TreeSet<>(this.refused);
		refused.forEach((file) -> names.add(file.name()));
		return new FolderOutcome(this.versions, names, together(why));
	}

	FolderOutcome with(List<Finding> warnings) {
		return new FolderOutcome(this.versions, this.refused, together(warnings));
	}

	FolderOutcome live(Deployed deployed) {
		return new FolderOutcome(deployed.versions(), this.refused, together(deployed.warnings()));
	}

	private List<Finding> together(List<Finding> more) {
		return Stream.concat(this.findings.stream(), more.stream()).distinct().toList();
	}

}
