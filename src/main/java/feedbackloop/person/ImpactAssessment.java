package feedbackloop.person;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The impact assessment in one language: what is processed of people, why, and how long.
 * Also who reads it, what protects it, and what may still go wrong.
 *
 * @param madeAt as of when it tells
 * @param madeFrom of which versions of rules and classes
 */
record ImpactAssessment(String title, OffsetDateTime madeAt, List<Line> madeFrom, List<Section> sections) {

	/**
	 * A part of it.
	 *
	 * @param key of its sentences
	 * @param about what the part is about
	 */
	record Section(String key, String title, String about, List<Line> lines) {

	}

	/**
	 * One thing and what is said of it.
	 *
	 * @param rest what remains of a risk; null where that is not asked
	 */
	record Line(String label, String text, String rest) {

		static Line of(String label, String text) {
			return new Line(label, text, null);
		}

	}

}
