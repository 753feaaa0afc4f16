package feedbackloop.trackers;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import feedbackloop.trackers.TrackerApi.KeptItem;
import feedbackloop.trackers.WorkItem.LinkedMeasure;
import feedbackloop.trackers.WorkItems.Linked;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what trackers tell of their items, each message once. It is shown, and no task
 * moves by it.
 */
@Service
class ItemReports {

	/** A sender that repeats what was not confirmed has given up long before. */
	private static final Duration REMEMBERED = Duration.ofDays(30);

	private static final Pattern MEASURE = Pattern.compile("(IM-\\d{8}-\\d{6,9})-\\d{1,4}");

	private final WorkItems items;

	private final ItemTexts texts;

	private final LiveTrackers trackers;

	private final Timeline timeline;

	private final ObjectMapper json;

	private final JdbcClient database;

	private final HouseTime time;

	ItemReports(WorkItems items, ItemTexts texts, LiveTrackers trackers, Timeline timeline, ObjectMapper json,
			JdbcClient database, HouseTime time) {
		this.items = items;
		this.texts = texts;
		this.trackers = trackers;
		this.timeline = timeline;
		this.json = json;
		this.database = database;
		this.time = time;
	}

	/**
	 * Keeps what the body tells of an item of that measure, and links it if it is not
	 * linked yet.
	 * @param id the same message always has the same
	 * @return the answer, as JSON; to a message that comes again the first one
	 * @throws Refusal if there is no such measure, or something in the body is wrong
	 */
	@Transactional
	String keep(String number, String tracker, String id, byte[] body) {
		Optional<String> answered = begin(tracker, id);
		if (answered.isPresent()) {
			return answered.get();
		}
		JsonNode told = read(body);
		Matcher key = MEASURE.matcher(number);
		String improvement = key.matches() ? key.group(1) : "";
		String caseNumber = foundingCase(improvement).orElseThrow(() -> Refusal.unknown("unknownMeasure"));
		this.items.lock(improvement);
		Linked linked = this.items.of(null, improvement, null);
		LinkedMeasure measure = linked.measures()
			.stream()
			.filter((one) -> number.equals(BusinessKey.ofMeasure(improvement, one.number())))
			.findFirst()
			.orElseThrow(() -> Refusal.unknown("unknownMeasure"));
		ItemReport report = report(told, caseNumber);
		keep(measure, linked, report, tracker);
		return end(tracker, id, new KeptItem(number, report.url().text(), kept(improvement, report)));
	}

	private void keep(LinkedMeasure measure, Linked linked, ItemReport report, String tracker) {
		Optional<WorkItem> before = linked.of(measure)
			.stream()
			.filter((item) -> item.url().equals(report.url().text()))
			.findFirst();
		if (before.isEmpty()) {
			if (linked.of(measure).size() >= LinkedItems.MOST) {
				throw Refusal.invalid("url", "itemsMany", LinkedItems.MOST);
			}
			this.items.add(measure.improvement(), measure, report.url(), report.title());
		}
		boolean isNews = this.items.told(measure.improvement(), report, tracker);
		if (isNews && before.filter((item) -> isSame(item, report)).isEmpty()) {
			this.timeline.note(measure.improvement(), Timeline.SYSTEM, "measureItemTold",
					Map.of("item", this.trackers.label(report.url()), "itemState", report.stateOrWord(), "measure",
							String.valueOf(measure.number()), "tracker", tracker));
		}
	}

	/** What stands now: the state of an older report does not. */
	private String kept(String improvement, ItemReport report) {
		return this.items.of(null, improvement, null)
			.items()
			.stream()
			.filter((item) -> item.url().equals(report.url().text()))
			.findFirst()
			.map(WorkItem::state)
			.orElse(null);
	}

	private static boolean isSame(WorkItem item, ItemReport report) {
		return Objects.equals(item.state(), report.stateId()) && report.word().equals(item.word());
	}

	private ItemReport report(JsonNode told, String caseNumber) {
		ItemUrl url = this.texts.url(text(told, "url"));
		String word = this.texts.line("state", text(told, "state"), ItemReport.LONGEST_STATE, caseNumber);
		if (word == null) {
			throw Refusal.invalid("state", "itemState");
		}
		String title = this.texts.line("title", text(told, "title"), ItemReport.LONGEST_TITLE, caseNumber);
		return new ItemReport(url, this.trackers.get().meaning(word), word, title, time(told));
	}

	private static OffsetDateTime time(JsonNode told) {
		String at = text(told, "at");
		try {
			return (at != null) ? OffsetDateTime.parse(at) : null;
		}
		catch (DateTimeParseException ex) {
			throw Refusal.invalid("at", "itemTime");
		}
	}

	private JsonNode read(byte[] body) {
		try {
			JsonNode told = this.json.readTree(body);
			if (told.isObject()) {
				return told;
			}
		}
		catch (IOException ex) {
			// Said below, without what was sent.
		}
		throw Refusal.invalid("body", "trackerBody");
	}

	private static String text(JsonNode told, String field) {
		JsonNode value = told.path(field);
		if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
			throw Refusal.invalid(field, "trackerText");
		}
		return value.textValue();
	}

	private Optional<String> foundingCase(String improvement) {
		return this.database.sql("select feedback_number from improvement where number = ?")
			.param(improvement)
			.query(String.class)
			.optional();
	}

	/** Whoever comes second with the same id waits here until the first has committed. */
	private Optional<String> begin(String tracker, String id) {
		this.database.sql("delete from tracker_message where at < ?").param(this.time.now().minus(REMEMBERED)).update();
		boolean first = this.database
			.sql("insert into tracker_message (tracker, id, at, answer) values (?, ?, ?, '') on conflict do nothing")
			.params(tracker, id, this.time.now())
			.update() > 0;
		return first ? Optional.empty()
				: Optional.of(this.database.sql("select answer from tracker_message where tracker = ? and id = ?")
					.params(tracker, id)
					.query(String.class)
					.single());
	}

	private String end(String tracker, String id, KeptItem kept) {
		try {
			String answer = this.json.writeValueAsString(kept);
			this.database.sql("update tracker_message set answer = ? where tracker = ? and id = ?")
				.params(answer, tracker, id)
				.update();
			return answer;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
