package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.replay.AskedTable.Answer;
import feedbackloop.models.replay.AskedTable.OtherAnswer;
import feedbackloop.models.replay.PastQuestions.Asked;
import feedbackloop.models.replay.PastQuestions.Occasion;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Refusal;
import feedbackloop.process.TableEngine.Ruling;

import org.springframework.stereotype.Component;

/**
 * Asks edited tables again what they were asked in the past, and compares with what the
 * live ones answer today: who gets a task, who is told, who approves.
 */
@Component
class AskedAgain {

	/** The tables that are asked again, in the order in which a case meets them. */
	static final List<String> KEYS = List.of(Decisions.CHANNEL_REQUIREMENTS, "firstMark", Decisions.SCREENING,
			Decisions.TASK_PRIORITY, Decisions.ASSIGNMENT, Decisions.STAFF_NOTICES, Decisions.MESSAGE_PLAN,
			Decisions.ESCALATION, "contributions", "mitigation", "approval", "effect");

	private static final String TASK = "task";

	private static final String EVENT = "event";

	private static final String HOW = "how";

	private static final String SAME_AS_BEFORE = "sameAsBefore";

	private static final int MOST_QUESTIONS = 100;

	private static final int MOST_OCCASIONS = 20;

	private final PastQuestions questions;

	private final TableReader reader;

	private final ReplayStore replays;

	AskedAgain(PastQuestions questions, TableReader reader, ReplayStore replays) {
		this.questions = questions;
		this.reader = reader;
		this.replays = replays;
	}

	/**
	 * What comes of the edited tables of a replay.
	 */
	List<AskedTable> of(Replay replay) {
		Map<String, String> edited = this.replays.edited(replay.id());
		return KEYS.stream()
			.filter((key) -> edited.containsKey(DecisionTable.file(key)))
			.map((key) -> compare(replay, table(key, this.replays.live(replay.id(), key)),
					table(key, edited.get(DecisionTable.file(key)))))
			.toList();
	}

	/**
	 * When a question was asked that would be answered otherwise, without what the reader
	 * may not see.
	 * @param question its place in what was found, from 0
	 * @throws Refusal if there is no such question
	 */
	List<Occasion> occasions(Replay replay, String key, int question, String reader) {
		List<OtherAnswer> questions = table(replay, key).questions();
		if (question < 0 || question >= questions.size()) {
			throw Refusal.unknown("noReplayQuestion", question);
		}
		OtherAnswer other = questions.get(question);
		return this.questions.occasions(key, replay.choice(), other.kept(), other.after().output(HOW), reader,
				MOST_OCCASIONS);
	}

	/**
	 * What was found of a table.
	 * @throws Refusal if it is none of the replay, or nothing was found yet
	 */
	AskedTable table(Replay replay, String key) {
		return Optional.ofNullable(replay.summary())
			.stream()
			.flatMap((summary) -> summary.asked().stream())
			.filter((table) -> table.table().equals(key))
			.findFirst()
			.orElseThrow(() -> Refusal.unknown("noReplayTable", key));
	}

	private TextTable table(String key, String text) {
		return this.reader.read(DecisionTable.file(key), key, text);
	}

	private AskedTable compare(Replay replay, TextTable live, TextTable edited) {
		List<OtherAnswer> changed = new ArrayList<>();
		Set<String> recorded = new TreeSet<>();
		int times = 0;
		int unanswered = 0;
		for (Asked asked : asked(replay, live, edited)) {
			Map<String, Object> facts = facts(asked, live, edited);
			recorded.addAll(facts.keySet());
			Answer before = answer(live, facts);
			Answer after = answer(edited, facts);
			times += asked.times();
			unanswered += after.outputs().isEmpty() ? asked.times() : 0;
			if (before.differs(after)) {
				changed.add(new OtherAnswer(asked.facts(), facts, asked.times(), before, after));
			}
		}
		List<String> notRecorded = (times == 0) ? List.of()
				: edited.written()
					.inputs()
					.stream()
					.map(Column::name)
					.filter((name) -> !recorded.contains(name))
					.toList();
		return new AskedTable(edited.key(), times, changed.stream().mapToInt(OtherAnswer::times).sum(), unanswered,
				notRecorded, labels(live, edited), changed.stream().limit(MOST_QUESTIONS).toList());
	}

	private List<Asked> asked(Replay replay, TextTable live, TextTable edited) {
		Set<String> events = new TreeSet<>(live.written().inputWords(EVENT));
		events.addAll(edited.written().inputWords(EVENT));
		List<Asked> asked = this.questions.asked(edited.key(), replay.choice(), List.of(), events);
		if (!edited.key().equals(Decisions.ASSIGNMENT)) {
			return asked;
		}
		// Who was known is looked up only where one of the tables makes a difference.
		List<String> tasks = asked.stream()
			.filter((one) -> asksWhoIsKnown(live, one) || asksWhoIsKnown(edited, one))
			.map((one) -> one.facts().get(TASK).toString())
			.distinct()
			.toList();
		return tasks.isEmpty() ? asked : this.questions.asked(edited.key(), replay.choice(), tasks, events);
	}

	private static boolean asksWhoIsKnown(TextTable table, Asked asked) {
		Answer known = answer(table, with(asked.facts(), true));
		return known.output(HOW).equals(SAME_AS_BEFORE) || known.differs(answer(table, with(asked.facts(), false)));
	}

	private static Map<String, Object> with(Map<String, Object> facts, boolean known) {
		Map<String, Object> all = new LinkedHashMap<>(facts);
		all.put(PastQuestions.KNOWN_PERSON, known);
		return all;
	}

	/** By the names of the inputs, in their order. */
	private static Map<String, Object> facts(Asked asked, TextTable live, TextTable edited) {
		Map<String, Object> facts = new LinkedHashMap<>();
		Stream.of(live, edited).flatMap((table) -> table.written().inputs().stream()).forEach((input) -> {
			for (String name : List.of(input.name(), input.id())) {
				if (asked.facts().containsKey(name)) {
					facts.putIfAbsent(input.name(), asked.facts().get(name));
				}
			}
		});
		return facts;
	}

	private static Answer answer(TextTable table, Map<String, Object> facts) {
		Map<String, Object> all = new LinkedHashMap<>(facts);
		// Where nobody looked whether somebody is known it makes no difference.
		table.written()
			.inputs()
			.forEach((input) -> all.putIfAbsent(input.name(),
					input.name().equals(PastQuestions.KNOWN_PERSON) ? false : null));
		try {
			List<Ruling> rulings = table.rulings(all);
			return new Answer(rulings.stream().map(Ruling::rule).toList(),
					rulings.stream().map(Ruling::outputs).toList(), rulings.isEmpty() ? "noRule" : null);
		}
		catch (RuntimeException ex) {
			// An edited table may hold anything, such as a text where a number belongs.
			return new Answer(List.of(), List.of(), "other");
		}
	}

	private static Map<String, String> labels(TextTable live, TextTable edited) {
		return Stream.of(edited, live)
			.flatMap((table) -> Stream.concat(table.written().inputs().stream(), table.written().outputs().stream()))
			.filter(distinctNames())
			.collect(Collectors.toMap(Column::name, Column::label));
	}

	private static Predicate<Column> distinctNames() {
		Set<String> seen = new TreeSet<>();
		return (column) -> seen.add(column.name());
	}

}
