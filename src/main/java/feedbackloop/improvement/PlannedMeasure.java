package feedbackloop.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;

import feedbackloop.process.MeasureLanding;
import feedbackloop.process.Values;

/**
 * One row of a plan.
 *
 * @param kind product, process, communication or education
 * @param landing system, document, training or procedure
 * @param effortDays person-days
 * @param pilot whether it is tried with a small group first
 */
record PlannedMeasure(String title, String kind, String landing, String department, String owner, LocalDate due,
		String criteria, String metric, String risk, BigDecimal effortDays, boolean pilot, String noPilotReason,
		String dependencies, String targetVersion) {

	/**
	 * Reads a row; where it does not say whether there is a pilot, the table does.
	 */
	static PlannedMeasure of(Values row, MeasureKinds kinds) {
		String kind = row.text(MeasureLanding.KIND);
		String landing = MeasureLanding.of(row);
		boolean pilot = row.has("pilot") ? row.flag("pilot") : kinds.isPiloted(kind, landing);
		return new PlannedMeasure(row.text("title"), kind, landing, row.text("department"), row.text("owner"),
				row.date("due"), row.text("criteria"), row.text("metric"), row.text("risk"), row.number("effortDays"),
				pilot, row.text("noPilotReason"), row.text("dependencies"), row.text("targetVersion"));
	}

}
