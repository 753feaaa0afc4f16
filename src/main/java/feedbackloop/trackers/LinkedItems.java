package feedbackloop.trackers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;
import feedbackloop.trackers.WorkItem.LinkedMeasure;
import feedbackloop.trackers.WorkItems.Linked;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links work items to cases and measures, and takes links away again; each leaves one
 * entry in the timeline.
 */
@Service
class LinkedItems {

	/** Of a case or a measure. */
	static final int MOST = 20;

	private final WorkItems items;

	private final ItemTexts texts;

	private final LiveTrackers trackers;

	private final NamedCases named;

	private final OpenTasks tasks;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Timeline timeline;

	LinkedItems(WorkItems items, ItemTexts texts, LiveTrackers trackers, NamedCases named, OpenTasks tasks,
			Directory directory, AsSystem asSystem, Timeline timeline) {
		this.items = items;
		this.texts = texts;
		this.trackers = trackers;
		this.named = named;
		this.tasks = tasks;
		this.directory = directory;
		this.asSystem = asSystem;
		this.timeline = timeline;
	}

	/**
	 * Links an item.
	 * @param number of the case
	 * @param measure of the case's improvement, or null for the case itself
	 * @param title or null
	 * @throws Refusal if there is no such case or measure, the person may not, or
	 * something that was typed is wrong
	 */
	@Transactional
	void link(String number, Integer measure, String url, String title, String userId) {
		Feedback feedback = this.named.get(number);
		LinkRights rights = rights(feedback, userId);
		String owner = (measure != null) ? feedback.improvementNumber() : number;
		if (owner == null) {
			throw Refusal.invalid("measure", "unknownMeasure");
		}
		this.items.lock(owner);
		Linked linked = this.items.of(number, feedback.improvementNumber(), userId);
		LinkedMeasure of = (measure != null) ? measure(linked, measure) : null;
		if (!((of != null) ? rights.to(of) : rights.toCase())) {
			throw Refusal.forbidden("notYoursToLink");
		}
		ItemUrl address = this.texts.url(url);
		String line = this.texts.line("title", title, ItemReport.LONGEST_TITLE, number);
		List<WorkItem> already = (of != null) ? linked.of(of) : linked.of(number);
		if (already.stream().anyMatch((item) -> item.url().equals(address.text()))) {
			throw Refusal.invalid("url", "itemLinked");
		}
		if (already.size() >= MOST) {
			throw Refusal.invalid("url", "itemsMany", MOST);
		}
		this.items.add(owner, of, address, line);
		note("Linked", owner, measure, address, userId);
	}

	/**
	 * Takes a link away.
	 * @param number of the case on whose page it is
	 * @throws Refusal if there is no such case, the link is gone, or the person may not
	 */
	@Transactional
	void unlink(String number, long id, String userId) {
		Feedback feedback = this.named.get(number);
		Linked linked = this.items.of(number, feedback.improvementNumber(), userId);
		WorkItem item = linked.items()
			.stream()
			.filter((one) -> one.id() == id && feedback.numbers().contains(one.number()))
			.findFirst()
			.orElseThrow(() -> Refusal.tooLate("itemGone"));
		if (!rights(feedback, userId).to(item, linked.measures())) {
			throw Refusal.forbidden("notYoursToLink");
		}
		if (this.items.remove(id)) {
			Integer measure = item.measure(linked.measures()).map(LinkedMeasure::number).orElse(item.measure());
			note("Unlinked", item.number(), measure, item.address(), userId);
		}
	}

	private static LinkedMeasure measure(Linked linked, int number) {
		return linked.measures()
			.stream()
			.filter((one) -> one.number() == number)
			.findFirst()
			.orElseThrow(() -> Refusal.invalid("measure", "unknownMeasure"));
	}

	private LinkRights rights(Feedback feedback, String userId) {
		return new LinkRights(feedback, userId, this.asSystem.call(() -> this.directory.teamsOf(userId)),
				this.tasks.of(feedback));
	}

	private void note(String what, String number, Integer measure, ItemUrl url, String userId) {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("item", this.trackers.label(url));
		if (measure != null) {
			facts.put("measure", String.valueOf(measure));
		}
		this.timeline.note(number, userId, ((measure != null) ? "measureItem" : "item") + what, facts);
	}

}
