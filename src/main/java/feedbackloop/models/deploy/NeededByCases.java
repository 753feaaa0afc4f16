package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;

import org.springframework.stereotype.Component;

/**
 * Keeps what cases need that run by an earlier version of a process. They read the tables
 * and forms that are live, and would get stuck without them.
 */
@Component
class NeededByCases {

	private final Versions versions;

	private final ModelCheck check;

	NeededByCases(Versions versions, ModelCheck check) {
		this.versions = versions;
		this.check = check;
	}

	/**
	 * What those versions would miss that they have now, after a finding that names the
	 * version.
	 */
	List<Finding> missing(ModelSet live, ModelSet together) {
		return this.versions.running().stream().flatMap((version) -> missing(version, live, together)).toList();
	}

	private Stream<Finding> missing(ModelVersion version, ModelSet live, ModelSet together) {
		List<Finding> missing = new ArrayList<>(check(version, together));
		if (!missing.isEmpty()) {
			missing.removeAll(check(version, live));
		}
		return missing.isEmpty() ? Stream.empty() : Stream
			.concat(Stream.of(Finding.of(version.name(), "", "neededByCases", version.version())), missing.stream());
	}

	private List<Finding> check(ModelVersion version, ModelSet others) {
		List<ModelFile> file = List.of(version.file());
		return this.check.check(file, others.with(file));
	}

}
