package feedbackloop.insights;

import java.util.Arrays;
import java.util.List;

import feedbackloop.XlsxTable.Column;
import feedbackloop.catalogue.Catalogue;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * The list of improvements as a table, in the words of whoever reads; some at a time.
 */
@Component
class ImprovementExport {

	private static final int AT_ONCE = 200;

	private final ImprovementList list;

	private final Catalogue catalogue;

	private final Words words;

	private final HouseTime time;

	ImprovementExport(ImprovementList list, Catalogue catalogue, Words words, HouseTime time) {
		this.list = list;
		this.catalogue = catalogue;
		this.words = words;
		this.time = time;
	}

	List<Column> columns() {
		return List.of(column("field.number", 21), column("field.state", 12), column("field.grade", 8),
				column("improvements.cause", 50), column("export.causeFound", 12), column("field.feedbackType", 12),
				column("field.product", 16), column("export.lead", 12), column("case.owner", 14),
				column("improvements.planned", 12), column("export.firstPlanned", 12), column("export.measures", 10),
				column("export.landed", 10), column("export.cases", 10), column("improvements.customers", 12),
				column("case.overdue", 10), column("improvements.next", 18), column("export.working", 18),
				at("case.due"), at("improvement.opened"), at("improvement.finished"));
	}

	/**
	 * All that fit: what is returned brings them one after the other.
	 * @param reader user id of who looks
	 * @throws feedbackloop.process.Refusal if a value is out of range
	 */
	ListDownloads.Rows rows(ImprovementQuery query, String reader) {
		List<Long> ids = this.list.ids(query, reader);
		return (sink) -> {
			for (int from = 0; from < ids.size(); from += AT_ONCE) {
				this.list.rows(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), reader)
					.forEach((row) -> sink.accept(cells(row)));
			}
		};
	}

	private List<?> cells(ImprovementRow row) {
		return Arrays.asList(row.number(), state(row), this.words.of("grade", row.grade()), row.cause(),
				yesOrNo(row.causeFound()), this.words.of("feedbackType", row.feedbackType()),
				(row.product() != null) ? this.catalogue.shown("product", row.product()) : null,
				this.words.of("group", row.lead()), row.owner(), row.planned(), row.firstPlanned(), row.measures(),
				row.measuresLanded(), row.cases(), row.customers(), yesOrNo(row.overdue()),
				this.words.list("task", row.tasks()), this.words.list("group", row.working()), row.due(),
				row.openedAt(), row.finishedAt());
	}

	private String state(ImprovementRow row) {
		String state = this.words.of("state", row.state());
		return (row.conclusion() != null) ? state + " · " + this.words.say("improvement.conclusion." + row.conclusion())
				: state;
	}

	private String yesOrNo(boolean value) {
		return this.words.of("value", String.valueOf(value));
	}

	private Column column(String word, int width) {
		return new Column(this.words.say(word), width);
	}

	private Column at(String word) {
		return new Column(this.words.say("export.at", this.words.say(word), this.time.zone()), 17);
	}

}
