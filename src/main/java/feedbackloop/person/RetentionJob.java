package feedbackloop.person;

import java.util.List;

import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.person.DueCases.Due;

import org.springframework.stereotype.Component;

/**
 * Goes through all that is due, some cases at a time: contacts, then files, then texts.
 */
@Component
class RetentionJob implements LongJob {

	static final String KIND = "retention";

	private static final int TOGETHER = 100;

	private static final List<Kept> ORDER = List.of(Kept.CONTACT, Kept.FILE, Kept.TEXT);

	private final Retention retention;

	RetentionJob(Retention retention) {
		this.retention = retention;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		return new Erasing();
	}

	/** How far it came: what, and the last case of which that was erased. */
	private record Place(Kept what, long after) {

		private static Place of(String text) {
			if (text.isEmpty()) {
				return new Place(ORDER.get(0), 0);
			}
			String[] parts = text.split(" ");
			return new Place(Kept.of(parts[0]), Long.parseLong(parts[1]));
		}

		/** Where the next kind begins; null behind the last. */
		private Place next() {
			int next = ORDER.indexOf(this.what) + 1;
			return (next < ORDER.size()) ? new Place(ORDER.get(next), 0) : null;
		}

		private String text() {
			return this.what.key() + " " + this.after;
		}

	}

	/** One node at it. */
	private final class Erasing implements Run {

		@Override
		public Chunk next(LongWork work, int most) {
			Place place = Place.of(work.position());
			List<Due> due = RetentionJob.this.retention.next(place.what(), place.after(), most);
			if (due.isEmpty()) {
				Place next = place.next();
				return (next != null) ? Chunk.of(0, next.text()) : Chunk.OVER;
			}
			RetentionJob.this.retention.erase(place.what(), due);
			return Chunk.of(due.size(), new Place(place.what(), due.get(due.size() - 1).id()).text());
		}

		/** The next day tries it again. */
		@Override
		public Chunk leaveOut(LongWork work, RuntimeException failure) {
			Place place = Place.of(work.position());
			List<Due> due = RetentionJob.this.retention.next(place.what(), place.after(), 1);
			if (due.isEmpty()) {
				throw failure;
			}
			return Chunk.of(0, new Place(place.what(), due.get(0).id()).text());
		}

	}

}
