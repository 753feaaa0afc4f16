package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.process.StaffGroup;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * The teams that other files may name, by the catalogue among them.
 */
public final class Teams {

	/**
	 * The check asks again and again while something is edited. What is kept gives way
	 * when memory is short.
	 */
	private static final Map<String, CatalogueFile> READ = new ConcurrentReferenceHashMap<>();

	private Teams() {
	}

	/**
	 * The ids of those that work on cases.
	 */
	static List<String> working(ModelSet models) {
		return StaffGroup.workingIds(catalogue(models));
	}

	/**
	 * The ids of all groups of staff.
	 */
	public static Set<String> all(ModelSet models) {
		return StaffGroup.ids(catalogue(models));
	}

	/**
	 * The catalogue among the files; empty without one.
	 */
	static CatalogueFile catalogue(ModelSet models) {
		return models.find(CatalogueFile.NAME)
			.map((file) -> READ.computeIfAbsent(file.text(), CatalogueFile::readable))
			.orElse(CatalogueFile.NONE);
	}

}
