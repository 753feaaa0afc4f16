package feedbackloop.improvement;

import java.util.Map;
import java.util.function.Supplier;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * What the live table {@code measureKinds} says of a planned measure. Without it, as in
 * models from before, changes of a system are piloted.
 */
@Component
class MeasureKinds {

	private final DecisionTables tables;

	private final Supplier<Boolean> there;

	MeasureKinds(DecisionTables tables, ModelFiles files) {
		this.tables = tables;
		this.there = files.kept(() -> tables.isThere(Decisions.MEASURE_KINDS));
	}

	/**
	 * Whether such a measure is tried with a small group before its release.
	 */
	boolean isPiloted(String kind, String landing) {
		if (!this.there.get()) {
			return MeasureLanding.SYSTEM.equals(landing);
		}
		return "yes".equals(this.tables
			.lookUp(Decisions.MEASURE_KINDS, Map.of(MeasureLanding.KIND, kind, Variables.LANDING, landing))
			.get("pilot"));
	}

}
