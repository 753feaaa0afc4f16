package feedbackloop.desk;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.desk.KnownFacts.Fact;
import feedbackloop.desk.KnownFacts.Known;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Fills what is known of a case into its form of triage. Each label says who told it.
 * Nothing of it counts before a person submits the form.
 */
@Component
class KnownFactsInForm {

	private final KnownFacts facts;

	private final AccessLog looks;

	private final Words words;

	KnownFactsInForm(KnownFacts facts, AccessLog looks, Words words) {
		this.facts = facts;
		this.looks = looks;
		this.words = words;
	}

	/**
	 * Fills it in, and notes who saw it.
	 * @param address at which the form was asked for
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	void fillIn(JsonNode form, String taskId, String userId, Locale language, String address) {
		if (!Tasks.TRIAGE.equals(form.path("id").asText())) {
			return;
		}
		Known known = this.facts.of(taskId, userId, language);
		fillIn(form, known, this.words.in(language));
		if (!known.facts().isEmpty()) {
			this.looks.note(userId, Kind.CASE_VIEW, known.number(), address);
		}
	}

	/** Writes what is known, and what is missing, into the form in one language. */
	static void fillIn(JsonNode form, Known known, Words words) {
		fillIn(form, known.facts(), words);
		if (!known.missing().isEmpty() && form.path("components") instanceof ArrayNode components) {
			components.insertObject(Math.min(1, components.size()))
				.put("type", "text")
				.put("id", "missing")
				.put("text", "**" + words.say("case.missing") + "** " + words.list("field", known.missing()));
		}
	}

	private static void fillIn(JsonNode part, Map<String, Fact> facts, Words words) {
		Fact fact = facts.get(part.path("key").asText());
		if (fact != null && part instanceof ObjectNode field) {
			field.putPOJO("defaultValue", fact.value());
			field.put("label",
					words.say("form.known." + fact.source(), field.path("label").asText(), fact.earlierCase()));
		}
		part.path("components").forEach((inner) -> fillIn(inner, facts, words));
	}

}
