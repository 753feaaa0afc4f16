package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.replay.AskedTable.Answer;
import feedbackloop.process.AccountNames;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what a table was asked and what it answers.
 */
@Component
class AskedWords {

	/** Where the words for the values of an input or an output stand. */
	private static final Map<String, List<String>> KINDS = Map.of("task", List.of("task"), "stage", List.of("task"),
			"grade", List.of("notices.grade", "grade"), "event", List.of("notice.event", "message"), "mark",
			List.of("mark"), "reach", List.of("reach"), "channel", List.of("channel"), "how",
			List.of("replay.how", "notices.how"), "who", List.of("replay.who", "group"));

	private final Words words;

	private final AccountNames names;

	AskedWords(Words words, AccountNames names) {
		this.words = words;
		this.names = names;
	}

	/**
	 * What was asked, such as 任务：首次答复.
	 */
	public List<String> asked(AskedTable table, AskedTable.OtherAnswer question) {
		return question.facts().entrySet().stream().map((fact) -> said(table, fact.getKey(), fact.getValue())).toList();
	}

	/**
	 * What the table answers, rule by rule.
	 */
	public List<String> answer(AskedTable table, Answer answer) {
		if (answer.problem() != null) {
			return List.of(this.words.say("replay.problem." + answer.problem()));
		}
		return Stream.iterate(0, (place) -> place < answer.outputs().size(), (place) -> place + 1)
			.map((place) -> this.words.say("replay.rule", answer.rules().get(place),
					answer.outputs()
						.get(place)
						.entrySet()
						.stream()
						.map((output) -> said(table, output.getKey(), output.getValue()))
						.collect(Collectors.joining(this.words.say("replay.and")))))
			.toList();
	}

	/**
	 * The inputs of these names.
	 */
	public String labels(AskedTable table, List<String> names) {
		return names.stream().map((name) -> label(table, name)).collect(Collectors.joining(this.words.say("list.and")));
	}

	/**
	 * Accounts and teams, as they stand in the record.
	 */
	public String people(List<String> recipients) {
		AccountNames.Known known = this.names.of(recipients.stream().map(AskedWords::id).toList());
		return recipients.stream()
			.map((one) -> one.startsWith("user:") ? known.of(id(one)) : this.words.of("group", id(one)))
			.collect(Collectors.joining(this.words.say("list.and")));
	}

	private static String id(String recipient) {
		return recipient.substring(recipient.indexOf(':') + 1);
	}

	private String said(AskedTable table, String name, Object value) {
		return this.words.say("replay.said", label(table, name), value(name, value));
	}

	private String label(AskedTable table, String name) {
		return this.words.label(table.labels().getOrDefault(name, name));
	}

	private String value(String name, Object value) {
		if (value == null) {
			return this.words.say("replay.notGiven");
		}
		List<String> kinds = KINDS.getOrDefault(name, List.of("group", "value"));
		return Stream.of(value.toString().split(", "))
			.map((one) -> this.words.first(this.words.half(one),
					kinds.stream()
						.flatMap((kind) -> Stream.of(Words.OWNERS + kind + "." + one, kind + "." + one))
						.toArray(String[]::new)))
			.collect(Collectors.joining(this.words.say("list.and")));
	}

}
