package feedbackloop.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;

import feedbackloop.process.Values;

/**
 * One row of a plan.
 *
 * @param kind product, process, communication or education
 * @param effortDays person-days
 * @param pilot whether it is tried with a small group first: the default for product
 * measures
 */
record PlannedMeasure(String title, String kind, String department, String owner, LocalDate due, String criteria,
		String metric, String risk, BigDecimal effortDays, boolean pilot, String noPilotReason, String dependencies,
		String targetVersion) {

	static PlannedMeasure of(Values row) {
		boolean pilot = row.has("pilot") ? row.flag("pilot") : row.is("kind", "product");
		return new PlannedMeasure(row.text("title"), row.text("kind"), row.text("department"), row.text("owner"),
				row.date("due"), row.text("criteria"), row.text("metric"), row.text("risk"), row.number("effortDays"),
				pilot, row.text("noPilotReason"), row.text("dependencies"), row.text("targetVersion"));
	}

}
