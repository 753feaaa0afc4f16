package feedbackloop.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.audit.CaseTrail.Answers;
import feedbackloop.audit.CaseTrail.Kind;
import feedbackloop.audit.CaseTrail.Line;
import feedbackloop.audit.CaseTrail.Step;
import feedbackloop.deadlines.ClockView;
import feedbackloop.deadlines.ClockViews;
import feedbackloop.insights.EntryWords;
import feedbackloop.insights.ToldCase;
import feedbackloop.insights.ToldCases;
import feedbackloop.insights.Trail;
import feedbackloop.process.Bilingual;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Tells the whole story of a case, whichever table or history it stands in, in order and
 * in words.
 */
@Service
class TrailReader {

	private final ToldCases cases;

	private final ClockViews clocks;

	private final RulesOfCase rules;

	private final TrailFacts facts;

	private final MessageSource words;

	private final Clock clock;

	TrailReader(ToldCases cases, ClockViews clocks, RulesOfCase rules, TrailFacts facts, MessageSource words,
			Clock clock) {
		this.cases = cases;
		this.clocks = clocks;
		this.rules = rules;
		this.facts = facts;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The story.
	 * @param reader user id of who looks
	 * @throws feedbackloop.process.Refusal if there is no case of that number
	 */
	CaseTrail read(String number, String reader, Locale locale) {
		TrailWords in = new TrailWords(this.words, locale);
		ToldCase told = this.cases.of(number, reader, locale);
		List<ClockView> ticking = this.clocks.of(number);
		List<DecidedByRule> decided = this.rules.of(told.keys());
		List<String> numbers = told.keys().stream().limit(2).toList();

		List<Step> steps = new ArrayList<>();
		told.trail().timeline().forEach((step) -> steps.add(event(step)));
		told.forms().forEach((form) -> steps.add(form(form, in)));
		told.trail().correspondence().forEach((letter) -> steps.add(letter(letter, number, in)));
		ticking.forEach((one) -> steps.addAll(clock(one, in)));
		decided.forEach((rule) -> steps.add(rule(rule, in)));
		this.facts.escalations(numbers).forEach((one) -> steps.add(escalation(one, in)));
		this.facts.comments(number)
			.forEach((one) -> steps.add(Step.of(one.at(), number, Kind.COMMENT, one.author(), in.say("trail.comment"),
					List.of(new Line(null, one.text())))));
		this.facts.files(number).forEach((file) -> steps.add(file(file, number, in)));
		this.facts.messages(numbers).forEach((message) -> steps.add(message(message, in)));
		steps.sort(Comparator.comparing(Step::at));
		TrailFacts.Looks looks = this.facts.looks(number);
		return new CaseTrail(
				number, now(), new Answers(TrailAnswers.grade(told, decided, in, this.clock),
						TrailAnswers.inTime(ticking, in), TrailAnswers.decided(told), looks.times(), looks.people()),
				steps);
	}

	private static Step event(Trail.Step step) {
		return Step.of(step.at(), step.of(), Kind.EVENT, step.actor(), step.text(), List.of());
	}

	private static Step form(EntryWords.Form form, TrailWords in) {
		Stream<Line> reason = Stream.ofNullable(form.overrideReason())
			.map((text) -> new Line(in.say("case.override"), text));
		return Step.of(form.at(), form.of(), Kind.FORM, form.user(), in.say("trail.form", form.task()),
				Stream.concat(form.lines().stream().map((line) -> new Line(line.label(), in.text(line))), reason)
					.toList());
	}

	private static Step letter(Trail.Letter letter, String number, TrailWords in) {
		return Step.of(letter.at(), number, Kind.LETTER, letter.author(), in.say("trail.letter." + letter.direction()),
				Stream
					.of(new Line(null, letter.subject()), new Line(null, letter.text()),
							letter.visibleToCustomer() ? null : new Line(null, in.say("case.hidden")))
					.filter((line) -> line != null && line.text() != null)
					.toList());
	}

	private static List<Step> clock(ClockView clock, TrailWords in) {
		List<Step> steps = new ArrayList<>();
		String stage = in.word("stage", clock.state().clock());
		for (ClockView.Event event : clock.events()) {
			List<Line> lines = new ArrayList<>();
			if (event.level() != null) {
				lines.add(new Line(in.say("trail.level"), in.word("grade", event.level()).equals(event.level())
						? in.word("mark", event.level()) : in.word("grade", event.level())));
			}
			if (event.due() != null) {
				lines.add(new Line(in.say("clocks.due"), TrailAnswers.time(event.due())));
			}
			if (event.at().equals(clock.state().closedAt()) && clock.lateMinutes() > 0) {
				lines.add(new Line(null, in.say("trail.late", in.span(clock.lateMinutes()))));
			}
			steps.add(Step.of(event.at(), clock.businessKey(), Kind.CLOCK, event.actor(),
					in.say("trail.clock", stage, in.word("clocks.what", event.what())), lines));
		}
		return steps;
	}

	private Step rule(DecidedByRule rule, TrailWords in) {
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(in.say("trail.rule.in"), values(rule.inputs(), in)));
		lines.add(new Line(in.say("trail.rule.out"), values(rule.outputs(), in)));
		if (rule.annotation() != null) {
			lines.add(new Line(in.say("trail.rule.says"), Bilingual.in(in.locale(), rule.annotation())));
		}
		return Step.of(rule.at().atZone(this.clock.getZone()).toOffsetDateTime(), rule.businessKey(), Kind.RULE,
				"system", TrailAnswers.rule(rule, in), lines);
	}

	private static String values(Map<String, Object> values, TrailWords in) {
		return values.entrySet()
			.stream()
			.map((value) -> Bilingual.label(in.locale(), value.getKey()) + " = "
					+ Bilingual.in(in.locale(), String.valueOf(value.getValue())))
			.collect(Collectors.joining("; "));
	}

	private static Step escalation(TrailFacts.Escalated one, TrailWords in) {
		return Step.of(one.at(), one.number(), Kind.ESCALATION, "system",
				in.say("trail.escalation", in.word("task", one.task()), one.percent()),
				Stream
					.of(new Line(in.say("escalation.told"),
							one.told().stream().map(in::recipient).collect(Collectors.joining(", "))),
							new Line(null, in.word("escalation.how", one.how())),
							new Line(in.say("escalation.done"),
									one.actions()
										.stream()
										.map((action) -> in.word("notice.action", action))
										.collect(Collectors.joining(", "))))
					.filter((line) -> !line.text().isEmpty())
					.toList());
	}

	private static Step file(TrailFacts.File file, String number, TrailWords in) {
		return Step.of(file.at(), number, Kind.FILE, file.by(), in.say("trail.file", file.name()), List
			.of(new Line(in.say("trail.bytes"), String.valueOf(file.bytes())), new Line("SHA-256", file.sha256())));
	}

	private static Step message(TrailFacts.Message message, TrailWords in) {
		return Step.of(message.at(), message.number(), Kind.MESSAGE, "system",
				in.say("trail.message", in.word("outbox.event", message.event()), in.recipient(message.recipient())),
				Stream
					.of(new Line(null, message.subject()),
							new Line(in.say("outbox.state"), in.word("outbox.state", message.state())),
							(message.sentAt() != null)
									? new Line(in.say("trail.sentAt"), TrailAnswers.time(message.sentAt())) : null)
					.filter(Objects::nonNull)
					.toList());
	}

	private OffsetDateTime now() {
		return this.clock.instant().atZone(this.clock.getZone()).toOffsetDateTime();
	}

}
