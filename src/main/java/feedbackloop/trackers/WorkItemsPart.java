package feedbackloop.trackers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.BusinessKey;
import feedbackloop.trackers.WorkItem.LinkedMeasure;
import feedbackloop.trackers.WorkItems.Linked;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page which work items belong to the case and to its measures. Leads
 * to where new ones are opened.
 */
@Component
@Order(40)
class WorkItemsPart implements CasePart {

	private final WorkItems items;

	private final LiveTrackers trackers;

	private final TrackerSettings settings;

	private final Words words;

	WorkItemsPart(WorkItems items, LiveTrackers trackers, TrackerSettings settings, Words words) {
		this.items = items;
		this.trackers = trackers;
		this.settings = settings;
		this.words = words;
	}

	@Override
	public String name() {
		return "work-items";
	}

	@Override
	public Place place(CaseLook look) {
		return (look.feedback().improvementNumber() != null) ? Place.CAUSE : Place.RELATED;
	}

	@Override
	public Content of(CaseLook look) {
		Feedback feedback = look.feedback();
		LinkRights rights = new LinkRights(feedback, look.reader(), look.groups(), look.tasks());
		Linked linked = this.items.of(look.number(), feedback.improvementNumber(), look.reader());
		List<Group> groups = new ArrayList<>();
		linked.measures().forEach((measure) -> groups.add(group(measure, linked, rights)));
		groups.add(new Group(null, this.words.say("workItems.leftOut"), shown(linked.leftOver(), linked, rights),
				List.of(), false));
		groups.add(new Group(null, this.words.say("workItems.case"), shown(linked.of(look.number()), linked, rights),
				List.of(), rights.toCase()));
		merged(linked, feedback)
			.forEach((number, items) -> groups.add(new Group(null, this.words.say("workItems.merged", number),
					items.stream().map((item) -> shown(item, false)).toList(), List.of(), false)));
		boolean mayLink = groups.stream().anyMatch(Group::mayLink);
		boolean isEmpty = groups.stream().allMatch((group) -> group.items().isEmpty());
		return (isEmpty && !mayLink) ? null : new Content(groups.stream().filter(Group::says).toList(), mayLink);
	}

	/**
	 * Their links stay theirs, so that nothing is to be done when the merge is undone.
	 */
	private static Map<String, List<WorkItem>> merged(Linked linked, Feedback feedback) {
		return linked.items()
			.stream()
			.filter((item) -> !feedback.numbers().contains(item.number()))
			.collect(Collectors.groupingBy(WorkItem::number));
	}

	private Group group(LinkedMeasure measure, Linked linked, LinkRights rights) {
		boolean mayLink = rights.to(measure);
		String title = measure.number() + ". " + measure.title();
		return new Group(measure.number(), title, shown(linked.of(measure), linked, rights),
				(mayLink && !measure.landed()) ? offered(measure) : List.of(), mayLink);
	}

	private List<Offered> offered(LinkedMeasure measure) {
		String number = BusinessKey.ofMeasure(measure.improvement(), measure.number());
		String kind = this.words.of("kind", measure.kind());
		return this.trackers.get()
			.offeredTo(measure.department())
			.stream()
			.map((tracker) -> new Offered(tracker.name().in(this.words.language()),
					tracker.newItem().of(number, measure.title(), kind, this.settings.link(number))))
			.toList();
	}

	private List<Shown> shown(List<WorkItem> items, Linked linked, LinkRights rights) {
		return items.stream().map((item) -> shown(item, rights.to(item, linked.measures()))).toList();
	}

	private Shown shown(WorkItem item, boolean mayUnlink) {
		ItemUrl url = item.address();
		String tracker = this.trackers.name(url);
		String label = this.trackers.label(url);
		String where = Stream.of(tracker, label.equals(url.host()) ? null : url.host())
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" · "));
		String state = (item.state() != null) ? this.words.of("itemState", item.state()) : item.word();
		String word = (state != null && !state.equalsIgnoreCase(item.word())) ? item.word() : null;
		return new Shown(item, label, where, state, word, mayUnlink);
	}

	/**
	 * What the part shows.
	 *
	 * @param groups the measures, then what belongs to the case
	 */
	record Content(List<Group> groups, boolean mayLink) {

	}

	/**
	 * What belongs together.
	 *
	 * @param measure its number, or null
	 * @param offered where a new item is opened
	 */
	record Group(Integer measure, String title, List<Shown> items, List<Offered> offered, boolean mayLink) {

		private boolean says() {
			return this.mayLink || !this.items.isEmpty();
		}

	}

	/**
	 * An item.
	 *
	 * @param label its key, or the host
	 * @param where the tracker's name and the host
	 * @param state in the reader's words, or null
	 * @param word the tracker's own for it, where that is another
	 */
	record Shown(WorkItem item, String label, String where, String state, String word, boolean mayUnlink) {

	}

	/**
	 * Where a new item is opened.
	 *
	 * @param url of the page, filled in
	 */
	record Offered(String tracker, String url) {

	}

}
