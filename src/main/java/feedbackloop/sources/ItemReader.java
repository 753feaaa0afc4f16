package feedbackloop.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Blank;
import feedbackloop.intake.ImportIntake;
import feedbackloop.intake.ImportIntake.Look;
import feedbackloop.intake.ImportIntake.Row;
import feedbackloop.process.FiniteNumber;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

import org.springframework.stereotype.Component;

/**
 * Makes feedbacks of payloads, as the file of their source says. Nothing is kept.
 */
@Component
class ItemReader {

	/** As many as stores give on a page. */
	static final int MOST = 200;

	private final ObjectMapper json;

	private final ImportIntake intake;

	ItemReader(ObjectMapper json, ImportIntake intake) {
		this.json = json;
		this.intake = intake;
	}

	/**
	 * The JSON of a payload.
	 * @throws Refusal if it is none, without what was sent
	 */
	JsonNode payload(byte[] body) {
		try {
			JsonNode payload = this.json.readTree(body);
			if (payload != null && payload.isContainerNode()) {
				return payload;
			}
		}
		catch (IOException ex) {
			// Said below, without what was sent.
		}
		throw Refusal.invalid("body", "sourceBody");
	}

	/**
	 * The feedbacks in a payload, with all that is wrong with each.
	 * @param app as the settings name it; empty where none is fetched
	 * @throws Refusal if it has none where they should stand, or too many
	 */
	List<MappedItem> read(SourceMapping mapping, JsonNode payload, String app) {
		JsonNode found = payload.at(mapping.items());
		String place = mapping.items().toString();
		if (found.isObject()) {
			return List.of(item(mapping, found, place, app));
		}
		if (!found.isArray()) {
			throw Refusal.invalid(place.isEmpty() ? "body" : place, "sourceItems");
		}
		if (found.size() > MOST) {
			throw Refusal.invalid(place.isEmpty() ? "body" : place, "sourceMany", MOST);
		}
		List<MappedItem> items = new ArrayList<>();
		for (int i = 0; i < found.size(); i++) {
			items.add(item(mapping, found.get(i), place + "/" + i, app));
		}
		return items;
	}

	private MappedItem item(SourceMapping mapping, JsonNode node, String place, String app) {
		List<Problem> problems = new ArrayList<>();
		Map<String, String> fields = new LinkedHashMap<>();
		mapping.fields().forEach((field) -> {
			String value = value(field, node, app, problems);
			if (value != null) {
				fields.put(field.name(), value);
			}
		});
		JsonNode told = node.at(mapping.number());
		String number = text(told);
		if (isEndless(told)) {
			problems
				.add(new Problem(mapping.number().toString(), "sourceNumber", List.of(mapping.number().toString())));
			return new MappedItem(place, null, problems, null);
		}
		if (number == null) {
			problems.add(new Problem(mapping.number().toString(), "sourceKey", List.of()));
			return new MappedItem(place, null, problems, null);
		}
		Row row = new Row(0, this.intake.key(mapping.channel(), mapping.source(), number), mapping.channel(), fields,
				mapping.language());
		Look look = this.intake.look(row);
		look.problems()
			.stream()
			.filter((problem) -> problems.stream().noneMatch((known) -> known.field().equals(problem.field())))
			.forEach(problems::add);
		return new MappedItem(place, row, problems, problems.isEmpty() ? look : null);
	}

	private static String value(MappedField field, JsonNode node, String app, List<Problem> problems) {
		if (field.from() == null) {
			return field.otherwise();
		}
		JsonNode found = node.at(field.from());
		if (found.isContainerNode()) {
			problems.add(new Problem(field.name(), "sourceText", List.of(field.from().toString())));
			return null;
		}
		if (isEndless(found)) {
			problems.add(new Problem(field.name(), "sourceNumber", List.of(field.from().toString())));
			return null;
		}
		String text = text(found);
		if (text == null) {
			return field.otherwise();
		}
		String value = field.meaning(text);
		return (field.time() != null) ? field.time().iso(value) : field.written(value, app);
	}

	private static String text(JsonNode node) {
		if (node.isMissingNode() || node.isNull() || node.isContainerNode() || isEndless(node)) {
			return null;
		}
		return Blank.toNull(node.isFloatingPointNumber() ? node.decimalValue().toPlainString() : node.asText());
	}

	/** Whether it is a number that cannot be written out, such as 1e400. */
	private static boolean isEndless(JsonNode node) {
		return node.isFloatingPointNumber() && !FiniteNumber.isOne(node);
	}

	/**
	 * All that is wrong, with where it stands in a payload of several.
	 */
	static List<Problem> problems(List<MappedItem> items) {
		return items.stream().flatMap((item) -> item.placed(item.problems()).stream()).toList();
	}

	/**
	 * The one at that place of an answer as text, or null.
	 */
	static String text(JsonNode payload, JsonPointer place) {
		return text(payload.at(place));
	}

}
