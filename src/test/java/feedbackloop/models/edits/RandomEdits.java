package feedbackloop.models.edits;

import java.util.List;
import java.util.Optional;

import feedbackloop.models.files.ModelFile;

/**
 * Small edits of the shipped files, and of some as they were before, each made by its
 * seed and number alone.
 */
final class RandomEdits {

	private static final List<EditKind> KINDS = EditKind.all();

	private final long seed;

	RandomEdits(long seed) {
		this.seed = seed;
	}

	static List<EditKind> kinds() {
		return KINDS;
	}

	/**
	 * The edit of that number.
	 */
	Edit edit(int number) {
		Pick pick = new Pick(this.seed, number);
		while (true) {
			EditKind kind = pick.of(KINDS);
			for (ModelFile file : pick.shuffled(kind.files())) {
				Optional<Changed> changed = kind.mutation().of(file.text(), pick);
				if (changed.isPresent() && !changed.get().text().equals(file.text())) {
					return new Edit(this.seed, number, kind.name(), changed.get(),
							new ModelFile(file.name(), changed.get().text()));
				}
			}
		}
	}

}
