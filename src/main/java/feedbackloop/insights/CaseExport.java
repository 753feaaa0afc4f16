package feedbackloop.insights;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import feedbackloop.XlsxTable.Column;
import feedbackloop.catalogue.Catalogue;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * The list of cases as a table, in the words of whoever reads; some cases at a time.
 */
@Component
class CaseExport {

	private static final int AT_ONCE = 500;

	private final CaseList list;

	private final Catalogue catalogue;

	private final Words words;

	private final HouseTime time;

	CaseExport(CaseList list, Catalogue catalogue, Words words, HouseTime time) {
		this.list = list;
		this.catalogue = catalogue;
		this.words = words;
		this.time = time;
	}

	List<Column> columns() {
		return List.of(column("field.number", 21), column("field.grade", 8), column("case.score", 8),
				column("field.feedbackType", 12), column("field.mark", 10), column("field.status", 16),
				column("field.summary", 50), column("field.product", 16), column("field.module", 16),
				column("field.region", 14), column("field.customerGroup", 16), column("field.channel", 12),
				column("case.team", 14), column("case.owner", 14), column("export.working", 18), at("case.due"),
				at("field.receivedAt"), column("field.improvementNumber", 21), column("export.states", 16));
	}

	/**
	 * All that fit: what is returned brings them one after the other.
	 * @param reader user id of who looks
	 * @throws feedbackloop.process.Refusal if a value is out of range
	 */
	ListDownloads.Rows rows(CaseQuery query, String reader) {
		List<Long> ids = this.list.ids(query, reader);
		return (sink) -> {
			for (int from = 0; from < ids.size(); from += AT_ONCE) {
				this.list.rows(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), reader)
					.forEach((row) -> sink.accept(cells(row)));
			}
		};
	}

	private List<?> cells(CaseRow row) {
		return Arrays.asList(row.number(), this.words.of("grade", row.grade()),
				(row.priorityScore() != null) ? new BigDecimal(row.priorityScore()) : null,
				this.words.of("feedbackType", row.feedbackType()), this.words.of("mark", row.mark()),
				this.words.of("status", row.status()), row.summary(), shown("product", row.product()),
				shown("module", row.module()), shown("region", row.region()),
				shown("customerGroup", row.customerGroup()), this.words.of("channel", row.channel()),
				this.words.of("group", row.team()), row.caseOwner(), this.words.list("group", row.working()), row.due(),
				row.receivedAt(), row.improvementNumber(), this.words.list("caseState", row.states()));
	}

	private String shown(String field, String value) {
		return (value != null) ? this.catalogue.shown(field, value) : null;
	}

	private Column column(String word, int width) {
		return new Column(this.words.say(word), width);
	}

	private Column at(String word) {
		return new Column(this.words.say("export.at", this.words.say(word), this.time.zone()), 17);
	}

}
