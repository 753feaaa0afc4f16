package feedbackloop.models.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/**
 * The tables among some files, each read once.
 */
final class Readings {

	private final ModelSet models;

	private final Map<String, TableReading> known = new HashMap<>();

	Readings(ModelSet models) {
		this.models = models;
	}

	ModelSet models() {
		return this.models;
	}

	Optional<TableReading> find(String key) {
		return this.models.decision(key).map(this::of);
	}

	TableReading of(ModelFile file) {
		return this.known.computeIfAbsent(file.name(), (name) -> TableReading.of(file));
	}

}
