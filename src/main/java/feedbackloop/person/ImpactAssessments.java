package feedbackloop.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.person.AssessmentFacts.Version;
import feedbackloop.person.ImpactAssessment.Line;
import feedbackloop.person.ImpactAssessment.Section;
import feedbackloop.person.PersonalData.Column;
import feedbackloop.person.PersonalData.Table;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Right;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Draws the impact assessment from the classes of all columns, the live table
 * {@code retention}, and the rights of groups. So a new table or class stands in it by
 * itself.
 */
@Component
class ImpactAssessments {

	/** Those that open what is kept of customers. */
	private static final List<Right> READERS = List.of(Right.READ, Right.REVEAL, Right.OPEN_FILES, Right.WRITE_TO_ALL,
			Right.SCREEN, Right.IMPORT, Right.DECIDE_MAIL, Right.GUARD_CONTACT, Right.KEEP_PRIVACY, Right.AUDIT);

	private static final List<String> WAYS_OUT = List.of("mail", "chats", "webhooks", "stores", "trackers", "exports",
			"backups");

	private static final List<String> RISKS = List.of("readers", "unmasked", "copy", "wrongPerson", "tooLong",
			"exported", "lost", "program");

	private final Retention retention;

	private final AssessmentFacts facts;

	private final Words words;

	private final HouseTime time;

	ImpactAssessments(Retention retention, AssessmentFacts facts, Words words, HouseTime time) {
		this.retention = retention;
		this.facts = facts;
		this.words = words;
		this.time = time;
	}

	/**
	 * As of now.
	 */
	ImpactAssessment in(Locale language) {
		Words in = this.words.in(language);
		KeepingTimes times = this.retention.times();
		List<Table> ofPeople = PersonalData.shipped().tables().stream().filter(Table::isOfPeople).toList();
		return new ImpactAssessment(in.say("assessment.title"), this.time.now(), madeFrom(in),
				List.of(section("scale", scale(in), in), section("what", what(ofPeople, in), in),
						section("why", grounds(in), in), section("howLong", howLong(times, in), in),
						section("readers", readers(in), in), section("measures", measures(ofPeople, in), in),
						section("out", of("out", WAYS_OUT, in), in), section("risks", risks(in), in),
						section("open", open(times, in), in), section("signed", List.of(), in)));
	}

	private static Section section(String key, List<Line> lines, Words in) {
		return new Section(key, in.say("assessment." + key), in.say("assessment." + key + ".about"), lines);
	}

	private List<Line> madeFrom(Words in) {
		List<Line> lines = new ArrayList<>();
		lines.add(Line.of(in.say("assessment.classes"), in.say("assessment.classesOf",
				PersonalData.shipped().tables().size(), PersonalData.shipped().version())));
		for (String table : List.of(Decisions.RETENTION, Decisions.SENSITIVITY)) {
			String said = this.facts.version(table)
				.map((version) -> said(version, in))
				.orElseGet(() -> in.say("assessment.noTable"));
			lines.add(Line.of(in.say("assessment.table", table), said));
		}
		return lines;
	}

	private String said(Version version, Words in) {
		return in.say("assessment.version", version.number(), HouseTime.moment(version.liveSince()));
	}

	private List<Line> scale(Words in) {
		return this.facts.scale()
			.entrySet()
			.stream()
			.map((one) -> Line.of(in.say("assessment.scale." + one.getKey()), one.getValue().toString()))
			.toList();
	}

	private static List<Line> what(List<Table> tables, Words in) {
		return tables.stream()
			.map((table) -> Line.of(in.say("register.of." + table.name()), holds(table, in)))
			.toList();
	}

	private static String holds(Table table, Words in) {
		List<String> classes = table.columns()
			.stream()
			.map(Column::holds)
			.filter(DataClass::isPersonal)
			.distinct()
			.sorted()
			.map((one) -> in.say("register.class." + one.key()))
			.toList();
		if (classes.isEmpty()) {
			return in.say("assessment.holds", in.say("assessment.codes"), table.name());
		}
		return in.say("assessment.holds", String.join(in.say("assessment.comma"), classes), table.name());
	}

	private static List<Line> grounds(Words in) {
		return personal()
			.map((one) -> Line.of(in.say("register.class." + one.key()), in.say("assessment.ground." + one.key())))
			.toList();
	}

	private static Stream<DataClass> personal() {
		return Arrays.stream(DataClass.values()).filter(DataClass::isPersonal);
	}

	private static List<Line> howLong(KeepingTimes times, Words in) {
		List<Line> lines = new ArrayList<>();
		for (Kept what : Kept.values()) {
			String from = (what == Kept.RAW_MAIL) ? "fetched" : "ended";
			List<String> said = Stream.of("ordinary", "sensitive", "held")
				.map((kind) -> in.say("assessment.of." + kind,
						times.of(what, kind.equals("sensitive"), kind.equals("held"))
							.map(Duration::toDays)
							.map((days) -> in.say("register.days." + from, days))
							.orElseGet(() -> in.say("register.noEnd"))))
				.toList();
			lines.add(Line.of(in.say("assessment.kept." + what.key()),
					String.join(in.say("assessment.semicolon"), said)));
		}
		return lines;
	}

	private static List<Line> readers(Words in) {
		return READERS.stream()
			.map((right) -> Line.of(in.say("assessment.right." + right.name()),
					right.groupIds().isEmpty() ? in.say("assessment.everybody") : in.list("group", right.groupIds())))
			.toList();
	}

	private static List<Line> measures(List<Table> tables, Words in) {
		List<Column> columns = tables.stream().flatMap((table) -> table.columns().stream()).toList();
		List<Line> lines = new ArrayList<>();
		personal().forEach((one) -> {
			List<Column> held = columns.stream().filter((column) -> column.holds() == one).toList();
			lines.add(Line.of(in.say("register.class." + one.key()), in.say("register.class." + one.key() + ".about")
					+ in.say("assessment.columns", held.size(), ending(held, "_sealed"), ending(held, "_masked"))));
		});
		lines.addAll(of("measure", List.of("keys", "log", "seal", "erasure", "proof", "check"), in));
		return lines;
	}

	private static long ending(List<Column> columns, String end) {
		return columns.stream().filter((column) -> column.name().endsWith(end)).count();
	}

	private static List<Line> risks(Words in) {
		return RISKS.stream()
			.map((risk) -> new Line(in.say("assessment.risk." + risk), in.say("assessment.risk." + risk + ".lowered"),
					in.say("assessment.risk." + risk + ".rest")))
			.toList();
	}

	/** What somebody has to look at, as it stands now. */
	private List<Line> open(KeepingTimes times, Words in) {
		List<Line> lines = new ArrayList<>();
		Arrays.stream(Kept.values())
			.filter((what) -> times.of(what, false, false).isEmpty())
			.forEach((what) -> lines
				.add(Line.of(in.say("assessment.kept." + what.key()), in.say("assessment.open.noEnd"))));
		for (Map.Entry<String, Integer> one : this.facts.open().entrySet()) {
			if (one.getValue() > 0) {
				lines.add(Line.of(in.say("assessment.open." + one.getKey()),
						in.say("assessment.open." + one.getKey() + ".about", one.getValue())));
			}
		}
		return lines;
	}

	private static List<Line> of(String part, List<String> keys, Words in) {
		String prefix = "assessment." + part + ".";
		return keys.stream().map((key) -> Line.of(in.say(prefix + key), in.say(prefix + key + ".about"))).toList();
	}

}
