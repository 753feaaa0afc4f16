package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import feedbackloop.models.files.Lookups;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * What was found in files before. It holds as long as all that the check looked up in
 * other files is the same. One edit changes few files, and the check of all is asked for
 * again and again. What is kept gives way when memory is short.
 */
final class KnownFindings {

	/** What was asked last: what is live, what is offered, and the edits just before. */
	private static final int KEPT = 4;

	private final BiFunction<ModelFile, ModelSet, List<Finding>> check;

	private final Map<ModelFile, List<Known>> known = new ConcurrentReferenceHashMap<>();

	/**
	 * Prepares it.
	 * @param check depends on nothing but the file and what it looks up in the others
	 */
	KnownFindings(BiFunction<ModelFile, ModelSet, List<Finding>> check) {
		this.check = check;
	}

	List<Finding> of(ModelFile file, ModelSet models) {
		List<Known> before = this.known.getOrDefault(file, List.of());
		Known found = before.stream()
			.filter((known) -> known.lookups().isAnsweredAlike(models))
			.findFirst()
			.orElseGet(() -> find(file, models));
		if (before.isEmpty() || before.get(0) != found) {
			Stream<Known> others = before.stream().filter((known) -> known != found);
			this.known.put(file, Stream.concat(Stream.of(found), others).limit(KEPT).toList());
		}
		return found.findings();
	}

	private Known find(ModelFile file, ModelSet models) {
		Lookups lookups = new Lookups();
		return new Known(lookups, List.copyOf(this.check.apply(file, models.noting(lookups))));
	}

	private record Known(Lookups lookups, List<Finding> findings) {

	}

}
