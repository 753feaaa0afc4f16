package feedbackloop.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal;
import feedbackloop.process.TaskDesk;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes into the form of a verification what is to be verified: the question of the type
 * of feedback, and each measure of this round with a row for its verdict.
 */
@Component
class MeasuresInForm {

	private static final String OF_THIS_ROUND = """
			select m.number, m.title, m.criteria, m.metric, i.feedback_type from act_ru_task t
			join act_ru_execution p on p.id_ = t.proc_inst_id_ join improvement i on i.number = p.business_key_
			join measure m on m.improvement_id = i.id
			where t.id_ = :task and coalesce(m.landed_at > i.effect_checked_at, true)
			  and m.superseded_at is null order by m.number""";

	private static final String MARKS = "([\\\\`*_\\[\\]<>#|~])";

	private final TaskDesk desk;

	private final DecisionTables tables;

	private final JdbcClient database;

	private final Words words;

	MeasuresInForm(TaskDesk desk, DecisionTables tables, JdbcClient database, Words words) {
		this.desk = desk;
		this.tables = tables;
		this.database = database;
		this.words = words;
	}

	/**
	 * Fills them in, where the form is that of a verification.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	void fillIn(JsonNode form, String taskId, String userId, Locale language) {
		if (!Tasks.VERIFICATION.equals(form.path("id").asText())) {
			return;
		}
		this.desk.caseOf(taskId, userId);
		Words in = this.words.in(language);
		List<Planned> measures = this.database.sql(OF_THIS_ROUND).param("task", taskId).query(Planned.class).list();
		if (measures.isEmpty() || !(form.path("components") instanceof ArrayNode components)) {
			return;
		}
		List<String> lines = new ArrayList<>();
		question(measures.get(0).feedbackType(), in).ifPresent(lines::add);
		for (int i = 0; i < measures.size(); i++) {
			Planned measure = measures.get(i);
			lines.add(plain(in.say("form.verify.measure", i + 1, measure.number(), measure.title(), measure.criteria(),
					measure.metric())));
		}
		components.forEach((part) -> {
			if (part.path("path").asText().equals("verdicts") && part instanceof ObjectNode list) {
				list.put("defaultRepetitions", measures.size());
			}
		});
		components.insertObject(Math.min(1, components.size()))
			.put("type", "text")
			.put("id", "verification_measures")
			.put("text", String.join("\n\n", lines));
	}

	private Optional<String> question(String feedbackType, Words in) {
		return this.tables.lookUpIfAny(Decisions.FEEDBACK_TYPES, Map.of(Variables.FEEDBACK_TYPE, feedbackType))
			.map((row) -> (String) row.get("verifyQuestion"))
			.map((question) -> "**" + plain(in.say("form.verify", in.label(question))) + "**");
	}

	/** As it was written: neither Markdown nor an expression of the form. */
	private static String plain(String text) {
		return text.replace('{', '(').replace('}', ')').replaceAll(MARKS, "\\\\$1");
	}

	private record Planned(int number, String title, String criteria, String metric, String feedbackType) {

	}

}
