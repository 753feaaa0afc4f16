package feedbackloop.trackers;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A link of a case or a measure to an item of a tracker.
 *
 * @param number of the case, or of the improvement that the measure is part of
 * @param measure its number when it was linked, or null
 * @param measureTitle its title then, or null
 * @param title of the item, masked, or null
 * @param state {@link ItemState#id()}, or null if nobody knows
 * @param word the tracker's own for the state, masked, or null
 * @param toldBy the tracker, by its name in the settings, or null
 */
record WorkItem(long id, String number, Integer measure, String measureTitle, String url, String title, String state,
		String word, String toldBy, OffsetDateTime toldAt) {

	ItemUrl address() {
		return ItemUrl.read(this.url)
			.orElseThrow(() -> new IllegalStateException("The record holds an address that is none of a work item"));
	}

	/**
	 * The measure that it belongs to now: one of the same title, if there are several
	 * that of the same number. Nothing if a plan that was made again left it out.
	 */
	Optional<LinkedMeasure> measure(List<LinkedMeasure> measures) {
		return measures.stream()
			.filter((one) -> one.title().equals(this.measureTitle))
			.min(Comparator.comparing((one) -> one.number() != this.measure));
	}

	/**
	 * A measure as far as links go.
	 *
	 * @param number within its improvement
	 * @param lead the group that leads the improvement
	 */
	record LinkedMeasure(String improvement, int number, String title, String kind, String department, String lead,
			boolean landed) {

		boolean is(LinkedMeasure other) {
			return this.number == other.number;
		}

	}

}
