package feedbackloop.sources;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import feedbackloop.intake.ImportIntake;
import feedbackloop.notation.InBoth;
import feedbackloop.notation.PlainYaml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;

/**
 * Reads the file of a source.
 */
final class MappingReader {

	/** Fields that are times. */
	private static final Set<String> TIMES = Set.of("givenAt", "occurredAt");

	private static final List<String> LANGUAGES = List.of("zh-CN", "en");

	/** Those by which staff sign in belong to them. */
	private static final Set<String> TAKEN_HEADERS = Set.of("authorization", "cookie");

	private static final int LONGEST = 200;

	private static final int MOST_PAGES = 100;

	private static final String KEY = "key";

	private static final String ITEMS = "items";

	private static final String FIELDS = "fields";

	private static final String SIGNATURE = "signature";

	private static final String POLL = "poll";

	private static final String FROM = "from";

	private static final String ALWAYS = "always";

	private static final String OTHERWISE = "otherwise";

	private static final String CHOICES = "choices";

	private static final String FORMAT = "format";

	private static final String ZONE = "zone";

	private static final String KIND = "kind";

	private static final String HEADER = "header";

	private static final String NEXT = "next";

	private final String file;

	private MappingReader(String file) {
		this.file = file;
	}

	/**
	 * What the text of that file says.
	 * @throws Unreadable if something in it is wrong
	 */
	static SourceMapping read(String file, String text) {
		PlainYaml.check(text);
		return new MappingReader(file).read(YamlSection.read(file, text));
	}

	private SourceMapping read(YamlSection top) {
		top.allow(List.of("title", "channel", "source", "language", ITEMS, KEY, FIELDS, SIGNATURE, POLL, "sample"));
		String channel = one(top, "channel", ImportIntake.channels());
		String language = top.has("language") ? one(top, "language", LANGUAGES) : LANGUAGES.get(0);
		if (top.has(SIGNATURE) && top.has(POLL)) {
			throw top.refuseAt(POLL, "sourceSentAndFetched");
		}
		PollPlan poll = top.has(POLL) ? poll(top.section(POLL)) : null;
		SignatureRule signature = top.has(SIGNATURE) ? signature(top.section(SIGNATURE)) : SignatureRule.STANDARD;
		return new SourceMapping(SourceMapping.key(this.file), InBoth.of(top.section("title")), channel,
				bounded(top, "source"), language, top.has(ITEMS) ? pointer(top, ITEMS) : JsonPointer.empty(),
				pointer(top, KEY), fields(top.section(FIELDS)), (poll == null) ? signature : null, poll,
				top.has("sample") ? top.text("sample") : null);
	}

	private List<MappedField> fields(YamlSection section) {
		section.allow(ImportIntake.FIELDS);
		if (!section.has("description")) {
			throw section.refuse("yamlLacks", FIELDS, "description");
		}
		List<MappedField> fields = new ArrayList<>();
		section.keys().forEach((name) -> fields.add(field(section, name)));
		return fields;
	}

	private MappedField field(YamlSection fields, String name) {
		boolean isTime = TIMES.contains(name);
		TimeNotation iso = isTime ? new TimeNotation(TimeNotation.ISO, null) : null;
		if (fields.hasText(name)) {
			return new MappedField(name, pointer(fields, name), null, Map.of(), iso, null);
		}
		YamlSection field = fields.section(name);
		field.allow(isTime ? List.of(FROM, FORMAT, ZONE) : List.of(FROM, ALWAYS, OTHERWISE, CHOICES, "as"));
		if (field.has(ALWAYS)) {
			if (field.keys().size() > 1) {
				throw field.refuseAt(ALWAYS, "sourceAlways", name);
			}
			return new MappedField(name, null, possible(field, ALWAYS, name), Map.of(), null, null);
		}
		return new MappedField(name, pointer(field, FROM),
				field.has(OTHERWISE) ? possible(field, OTHERWISE, name) : null, choices(field, name),
				isTime ? time(field) : null, field.has("as") ? around(field) : null);
	}

	private Map<String, String> choices(YamlSection field, String name) {
		Map<String, String> choices = new LinkedHashMap<>();
		if (field.has(CHOICES)) {
			YamlSection section = field.section(CHOICES);
			section.keys().forEach((value) -> choices.put(value, possible(section, value, name)));
		}
		return choices;
	}

	/** A value that is typed here must be one that the field may have. */
	private String possible(YamlSection section, String key, String name) {
		List<String> choices = ImportIntake.CHOICES.getOrDefault(name, List.of());
		return choices.isEmpty() ? section.text(key) : one(section, key, choices);
	}

	private String around(YamlSection field) {
		String text = bounded(field, "as");
		if (!text.contains(MappedField.VALUE)) {
			throw field.refuseAt("as", "sourceAs", MappedField.VALUE);
		}
		return text;
	}

	private TimeNotation time(YamlSection field) {
		String format = field.has(FORMAT) ? field.text(FORMAT) : TimeNotation.ISO;
		try {
			if (!Set.of(TimeNotation.ISO, TimeNotation.SECONDS, TimeNotation.MILLISECONDS).contains(format)) {
				TimeNotation.formatter(format);
			}
		}
		catch (IllegalArgumentException ex) {
			throw field.refuseAt(FORMAT, "sourceFormat", format);
		}
		try {
			return new TimeNotation(format, field.has(ZONE) ? ZoneId.of(field.text(ZONE)) : null);
		}
		catch (DateTimeException ex) {
			throw field.refuseAt(ZONE, "sourceZone", field.text(ZONE));
		}
	}

	private SignatureRule signature(YamlSection section) {
		section.allow(List.of(KIND, HEADER, "prefix", "encoding", "timestamp"));
		SignatureRule.Kind kind = Stream.of(SignatureRule.Kind.values())
			.filter((one) -> one.name().toLowerCase(Locale.ROOT).equals(section.text(KIND)))
			.findFirst()
			.orElseThrow(() -> section.refuseAt(KIND, "sourceChoice", section.text(KIND), "standard, hmac, token"));
		if (kind == SignatureRule.Kind.STANDARD) {
			section.allow(List.of(KIND));
			return SignatureRule.STANDARD;
		}
		String prefix = section.has("prefix") ? section.text("prefix") : "";
		if (kind == SignatureRule.Kind.TOKEN) {
			section.allow(List.of(KIND, HEADER, "prefix"));
			return new SignatureRule(kind, header(section, HEADER), prefix, null, null);
		}
		String encoding = section.has("encoding")
				? one(section, "encoding", List.of(SignatureRule.HEX, SignatureRule.BASE64)) : SignatureRule.HEX;
		return new SignatureRule(kind, header(section, HEADER), prefix, encoding,
				section.has("timestamp") ? header(section, "timestamp") : null);
	}

	private static String header(YamlSection section, String key) {
		String name = section.text(key);
		if (!name.matches("[A-Za-z0-9-]{1,60}") || TAKEN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
			throw section.refuseAt(key, "sourceHeader", name);
		}
		return name;
	}

	private PollPlan poll(YamlSection section) {
		section.allow(List.of(KIND, "path", "every", "days", "pages", NEXT, "parameter"));
		Optional<PollPlan.Kind> kind = Stream.of(PollPlan.Kind.values())
			.filter((one) -> one.id().equals(section.text(KIND)))
			.findFirst();
		String path = section.text("path");
		if (!path.matches("/(?!/)[\\x21-\\x7e]{0,500}")) {
			throw section.refuseAt("path", "sourcePath", path);
		}
		return new PollPlan(
				kind.orElseThrow(() -> section.refuseAt(KIND, "sourceChoice", section.text(KIND),
						String.join(", ", Stream.of(PollPlan.Kind.values()).map(PollPlan.Kind::id).toList()))),
				path, every(section), section.has("days") ? number(section, "days", 3650) : 0,
				section.has("pages") ? number(section, "pages", MOST_PAGES) : 1,
				section.has(NEXT) ? pointer(section, NEXT) : null,
				section.has("parameter") ? section.text("parameter") : null);
	}

	private static Duration every(YamlSection section) {
		String text = section.text("every");
		try {
			Duration every = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
			if (every.compareTo(Duration.ofMinutes(1)) >= 0 && every.compareTo(Duration.ofDays(7)) <= 0) {
				return every;
			}
		}
		catch (DateTimeParseException ex) {
			// Said below.
		}
		throw section.refuseAt("every", "sourceEvery", text);
	}

	private static int number(YamlSection section, String key, int most) {
		String text = section.text(key);
		if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
			throw section.refuseAt(key, "sourceNumber", text, most);
		}
		return Integer.parseInt(text);
	}

	private static String one(YamlSection section, String key, List<String> choices) {
		String value = section.text(key);
		if (!choices.contains(value)) {
			throw section.refuseAt(key, "sourceChoice", value, String.join(", ", choices));
		}
		return value;
	}

	private static String bounded(YamlSection section, String key) {
		String text = section.text(key);
		if (text.length() > LONGEST || text.contains("\n")) {
			throw section.refuseAt(key, "sourceLong", LONGEST);
		}
		return text;
	}

	private static JsonPointer pointer(YamlSection section, String key) {
		String text = section.text(key);
		try {
			return JsonPointer.compile(text);
		}
		catch (IllegalArgumentException ex) {
			throw section.refuseAt(key, "sourcePointer", text);
		}
	}

}
