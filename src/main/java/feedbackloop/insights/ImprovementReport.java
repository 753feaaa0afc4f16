package feedbackloop.insights;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.insights.EntryWords.Line;
import feedbackloop.process.AccountNames;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

/**
 * The report on an improvement in one language: the problem, the root cause, the
 * direction, what was decided, the measures and what came of them.
 *
 * @param toldAt the time as of which it tells
 */
record ImprovementReport(String number, String title, OffsetDateTime toldAt, List<Section> sections) {

	/**
	 * Puts the report together.
	 * @param product the words for the product, or null
	 * @param words of its language
	 */
	static ImprovementReport of(ImprovementFiles.Named improvement, String product, Words words, OffsetDateTime now) {
		ImprovementFile file = improvement.file();
		List<Section> sections = new ArrayList<>();
		sections.add(problem(file, product, words));
		file.forms()
			.forEach((form) -> sections
				.add(new Section(form.task(), improvement.names().of(form.user()) + " · " + HouseTime.moment(form.at()),
						lines(form, words), List.of())));
		if (!file.measures().isEmpty()) {
			sections.add(1 + lastBeforeMeasures(file), measures(file, improvement.names(), words, now.toLocalDate()));
		}
		return new ImprovementReport(file.number(), words.say("improvement.report"), now, sections);
	}

	/**
	 * The measures stand after the plan that brought them, before how they were judged.
	 */
	private static int lastBeforeMeasures(ImprovementFile file) {
		List<String> keys = file.forms().stream().map(EntryWords.Form::key).toList();
		int judged = keys.indexOf("verification");
		return (judged >= 0) ? judged : keys.size();
	}

	private static Section problem(ImprovementFile file, String product, Words words) {
		List<Line> lines = new ArrayList<>();
		lines.add(line(words.say("improvement.problem"), file.problem()));
		lines.add(line(words.say("improvement.firstCase"), file.firstCase()));
		if (product != null) {
			lines.add(line(words.say("field.product"), product));
		}
		lines.add(line(words.say("field.feedbackType"), words.of("feedbackType", file.feedbackType())));
		lines.add(line(words.say("field.grade"), words.of("grade", file.grade())));
		lines.add(line(words.say("improvements.customers"),
				words.say("improvement.affected", file.customers(), file.cases())));
		lines.add(line(words.say("field.state"), words.of("state", file.state()) + ((file.conclusion() != null)
				? " · " + words.say("improvement.conclusion." + file.conclusion()) : "")));
		return new Section(words.say("improvement.problem"), null, lines, List.of());
	}

	private static List<Line> lines(EntryWords.Form form, Words words) {
		List<Line> lines = new ArrayList<>(form.lines());
		if (form.overrideReason() != null) {
			lines.add(line(words.say("case.override"), form.overrideReason()));
		}
		return lines;
	}

	private static Section measures(ImprovementFile file, AccountNames.Known names, Words words, LocalDate today) {
		return new Section(words.say("case.measures"), null, List.of(), file.measures().stream().map((measure) -> {
			List<Line> lines = new ArrayList<>();
			lines.add(line(words.say("case.owner"),
					names.of(measure.owner()) + " · " + words.of("group", measure.department())));
			lines.add(line(words.say("field.due"), due(measure, words)));
			lines.add(line(words.say("field.state"), state(measure, words, today)));
			lines.add(line(words.say("case.criteria"), measure.criteria()));
			lines.add(line(words.say("case.metric"), measure.metric()));
			lines.add(line(words.say("case.risk"), measure.risk()));
			add(lines, words.say("field.dependencies"), measure.dependencies());
			add(lines, words.say("field.fixVersion"), measure.version());
			add(lines, words.say("field.fixSummary"), measure.result());
			if (measure.verdict() != null) {
				lines.add(line(words.say("field.verdicts"), verdict(measure.verdict(), words)));
			}
			if (measure.windowStart() != null) {
				lines.add(line(words.say("field.releaseWindow"),
						HouseTime.minute(measure.windowStart()) + " – " + HouseTime.moment(measure.windowEnd())));
			}
			return new Entry(measure.number() + ". " + measure.title() + " · " + words.of("kind", measure.kind()),
					lines);
		}).toList());
	}

	private static String due(ImprovementFile.Measure measure, Words words) {
		return measure.due() + (measure.due().equals(measure.firstDue()) ? ""
				: " · " + words.say("case.firstDue", measure.firstDue()));
	}

	private static String state(ImprovementFile.Measure measure, Words words, LocalDate today) {
		String state = words.of("state", measure.state());
		String landed = (measure.landedOn() != null) ? " " + measure.landedOn() : "";
		long late = measure.daysLate(today);
		return state + landed + ((late > 0) ? " · " + words.say("improvement.late", late) : "");
	}

	private static String verdict(ImprovementFile.Verdict verdict, Words words) {
		String measured = (verdict.measured() != null) ? " · " + words.say("field.measured") + " " + verdict.measured()
				: "";
		return words.of("verdict", verdict.result()) + " · " + words.of("verificationMethod", verdict.method())
				+ measured + " · " + verdict.evidence();
	}

	private static void add(List<Line> lines, String label, String text) {
		if (text != null) {
			lines.add(line(label, text));
		}
	}

	private static Line line(String label, String text) {
		return new Line(label, (text != null) ? text : "", false, List.of());
	}

	/**
	 * A part of the report.
	 *
	 * @param byline who said it when, or null
	 * @param entries further parts below it
	 */
	record Section(String title, String byline, List<Line> lines, List<Entry> entries) {

	}

	/**
	 * One of several things of a kind.
	 */
	record Entry(String title, List<Line> lines) {

	}

}
