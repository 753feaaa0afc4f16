package feedbackloop.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import feedbackloop.feedback.Correspondence;
import feedbackloop.insights.EntryWords;
import feedbackloop.insights.Trail;
import feedbackloop.process.DetailWords;
import feedbackloop.process.PastDecision;
import feedbackloop.words.StandIn;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Service;

/**
 * Tells what is on record of a case in order and in words.
 */
@Service
class CaseTrails {

	private final Words words;

	private final DetailWords detailWords;

	private final HouseTime time;

	CaseTrails(Words words, DetailWords detailWords, HouseTime time) {
		this.words = words;
		this.detailWords = detailWords;
		this.time = time;
	}

	/**
	 * The story that a record tells.
	 */
	CaseTrail of(CaseRecord record, Locale locale) {
		Words in = this.words.in(locale);
		String number = record.number();
		Trail trail = record.story().trail();
		List<Step> steps = new ArrayList<>();
		List<Line> details = details(record.story().file().details(), in);
		trail.timeline()
			.forEach((step) -> steps.add(event(step, step.kind().equals("registered") ? details : List.of())));
		record.story().forms().forEach((form) -> steps.add(form(form, in)));
		trail.correspondence().forEach((letter) -> steps.add(letter(letter, number, in)));
		record.clocks().forEach((one) -> steps.addAll(clock(one, in)));
		record.decisions().forEach((decision) -> steps.add(rule(decision, record.answers().get(decision.id()), in)));
		record.escalations().forEach((one) -> steps.add(escalation(one, in)));
		record.comments()
			.forEach((one) -> steps.add(Step.of(one.at(), number, Kind.COMMENT, one.author(), in.say("trail.comment"),
					List.of(new Line(null, one.text())))));
		record.files().forEach((file) -> steps.add(file(file, number, in)));
		record.messages().forEach((message) -> steps.add(message(message, in)));
		steps.sort(Comparator.comparing(Step::at));
		return new CaseTrail(number, this.time.now(), answers(record, in),
				steps.stream().map((step) -> inLanguage(step, locale)).toList());
	}

	private static Step inLanguage(Step step, Locale locale) {
		return new Step(step.at(), step.of(), step.kind(), step.actor(), StandIn.in(locale, step.title()),
				step.lines().stream().map((line) -> new Line(line.label(), StandIn.in(locale, line.text()))).toList());
	}

	private Answers answers(CaseRecord record, Words in) {
		return new Answers(TrailAnswers.grade(record, in, this.time), TrailAnswers.inTime(record.clocks(), in),
				TrailAnswers.decided(record.story().forms()), record.looks().times(), record.looks().people());
	}

	private static Step event(Trail.Step step, List<Line> lines) {
		return Step.of(step.at(), step.of(), Kind.EVENT, step.actor(), step.text(), lines);
	}

	/** What was said beside the words when the case was registered. */
	private List<Line> details(Map<String, String> details, Words in) {
		return details.entrySet()
			.stream()
			.map((detail) -> new Line(this.detailWords.label(detail.getKey(), in),
					this.detailWords.value(detail.getKey(), detail.getValue(), in)))
			.toList();
	}

	private static Step form(EntryWords.Form form, Words in) {
		Stream<Line> reason = Stream.ofNullable(form.overrideReason())
			.map((text) -> new Line(in.say("case.override"), text));
		return Step.of(form.at(), form.of(), Kind.FORM, form.user(), in.say("trail.form", form.task()),
				Stream.concat(form.lines().stream().map((line) -> new Line(line.label(), line.whole())), reason)
					.toList());
	}

	private static Step letter(Trail.Letter letter, String number, Words in) {
		if (letter.kind().equals(Correspondence.CALL)) {
			return Step.of(letter.at(), number, Kind.LETTER, letter.author(), in.of("call.outcome", letter.subject()),
					Stream.ofNullable(letter.text())
						.filter((text) -> !text.equals(Correspondence.NO_TEXT))
						.map((text) -> new Line(in.say("contact.callNote"), text))
						.toList());
		}
		return Step.of(letter.at(), number, Kind.LETTER, letter.author(), in.say("trail.letter." + letter.direction()),
				Stream
					.of(new Line(null, letter.subject()), new Line(null, letter.text()),
							letter.visibleToCustomer() ? null : new Line(null, in.say("case.hidden")))
					.filter((line) -> line != null && line.text() != null)
					.toList());
	}

	private static List<Step> clock(ClockView clock, Words in) {
		List<Step> steps = new ArrayList<>();
		String stage = in.of("stage", clock.state().clock());
		for (ClockView.Event event : clock.events()) {
			List<Line> lines = new ArrayList<>();
			if (event.level() != null) {
				lines.add(new Line(in.say("trail.level"),
						in.first(event.level(), "grade." + event.level(), "mark." + event.level())));
			}
			if (event.due() != null) {
				lines.add(new Line(in.say("clocks.due"), HouseTime.moment(event.due())));
			}
			if (event.at().equals(clock.state().closedAt()) && clock.lateMinutes() > 0) {
				lines.add(new Line(null, in.say("trail.late", in.worked(clock.lateMinutes()))));
			}
			steps.add(Step.of(event.at(), clock.businessKey(), Kind.CLOCK, event.actor(),
					in.say("trail.clock", stage, in.of("clocks.what", event.what())), lines));
		}
		return steps;
	}

	private Step rule(PastDecision decision, PastDecision.Answer answer, Words in) {
		Map<String, Object> inputs = new LinkedHashMap<>();
		answer.inputs().forEach((input) -> inputs.put(input.label(), input.value()));
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(in.say("trail.rule.in"), values(inputs, in)));
		lines.add(new Line(in.say("trail.rule.out"), values(answer.byName(), in)));
		decision.rule()
			.map(PastDecision.Matched::annotation)
			.ifPresent((text) -> lines.add(new Line(in.say("trail.rule.says"), in.half(text))));
		return Step.of(this.time.at(decision.at()), decision.of(), Kind.RULE, "system", TrailAnswers.rule(decision, in),
				lines);
	}

	private static String values(Map<String, Object> values, Words in) {
		return values.entrySet()
			.stream()
			.map((value) -> in.label(value.getKey()) + " = " + in.half(String.valueOf(value.getValue())))
			.collect(Collectors.joining("; "));
	}

	private static Step escalation(CaseRecord.Escalated one, Words in) {
		return Step
			.of(one.at(), one.number(), Kind.ESCALATION, "system",
					in.say("trail.escalation", in.of("task", one.task()), one.percent()),
					Stream
						.of(new Line(in.say("escalation.told"),
								one.told()
									.stream()
									.map((recipient) -> recipient(recipient, in))
									.collect(Collectors.joining(", "))),
								new Line(null, in.of("escalation.how", one.how())),
								new Line(in.say("escalation.done"),
										one.actions()
											.stream()
											.map((action) -> in.of("notice.action", action))
											.collect(Collectors.joining(", "))))
						.filter((line) -> !line.text().isEmpty())
						.toList());
	}

	private static Step file(CaseRecord.File file, String number, Words in) {
		return Step.of(file.at(), number, Kind.FILE, file.by(), in.say("trail.file", file.name()), List
			.of(new Line(in.say("trail.bytes"), String.valueOf(file.bytes())), new Line("SHA-256", file.sha256())));
	}

	private static Step message(CaseRecord.Message message, Words in) {
		return Step.of(message.at(), message.number(), Kind.MESSAGE, "system",
				in.say("trail.message", in.of("outbox.event", message.event()), recipient(message.recipient(), in)),
				Stream
					.of(new Line(null, message.subject()),
							new Line(in.say("outbox.state"), in.of("outbox.state", message.state())),
							(message.sentAt() != null)
									? new Line(in.say("trail.sentAt"), HouseTime.moment(message.sentAt())) : null)
					.filter(Objects::nonNull)
					.toList());
	}

	/** {@code user:<id>} or {@code group:<id>}, else the word itself. */
	private static String recipient(String text, Words in) {
		int colon = text.indexOf(':');
		return (colon < 0) ? in.of("actor", text) : in.of("group", text.substring(colon + 1));
	}

}
