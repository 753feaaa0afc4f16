package feedbackloop.models.compare;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Service;

/**
 * Compares two versions of a file, its draft, or two texts.
 */
@Service
class Comparing {

	static final String LIVE = "live";

	static final String DRAFT = "draft";

	private static final int LONGEST_TEXT = 1_000_000;

	private final Versions versions;

	private final DraftTexts drafts;

	private final FindingWords words;

	Comparing(Versions versions, DraftTexts drafts, FindingWords words) {
		this.versions = versions;
		this.drafts = drafts;
		this.words = words;
	}

	/**
	 * Compares two versions of a file.
	 * @param from a version's number, live or draft; null for the one before the live one
	 * @param to a version's number, live or draft
	 * @throws Refusal if there is no such file or version
	 */
	Compared compare(String name, String from, String to) {
		ModelVersion live = this.versions.live(name).orElse(null);
		if (live == null && !DRAFT.equals(to) && this.versions.of(name).isEmpty()) {
			throw Refusal.unknown("noSuchFile");
		}
		String before = (from != null) ? from : String.valueOf(Math.max(1, (live != null) ? live.version() - 1 : 1));
		return compare(name, text(name, before, "from"), text(name, to, "to"), before, to);
	}

	/**
	 * Compares two texts of a file.
	 * @throws Refusal if the name is none of ours, or a text is not what the name says
	 */
	Compared compareTexts(String name, String from, String to) {
		return compare(name, bounded(from, "fromText"), bounded(to, "toText"), null, null);
	}

	private Compared compare(String name, String before, String after, String from, String to) {
		Kind kind = new ModelFile(name, after).kind().orElseThrow(() -> Refusal.invalid("name", "notAFile"));
		try {
			return switch (kind) {
				case DECISION ->
					new Compared(name, kind, from, to, TableComparison.of(before, after), null, null, null, null, null);
				case PROCESS -> new Compared(name, kind, from, to, null, ProcessComparison.of(before, after), null,
						null, before, after);
				case FORM, PORTAL ->
					new Compared(name, kind, from, to, null, null, FormComparison.of(before, after), null, null, null);
				case TEXT, CALENDAR, REASONS, TRACKERS, THANKS, CATALOGUE, SOURCE, MACRO ->
					new Compared(name, kind, from, to, null, null, null, LineComparison.of(before, after), null, null);
			};
		}
		catch (Unreadable ex) {
			throw Refusal.invalid(name, "unreadable", inWords(ex.in(name)));
		}
	}

	private String inWords(Finding finding) {
		return Stream.of(this.words.place(finding), this.words.sentence(finding))
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(": "));
	}

	private String text(String name, String version, String field) {
		if (version.equals(LIVE)) {
			return this.versions.live(name).map(ModelVersion::text).orElseThrow(() -> Refusal.unknown("noSuchFile"));
		}
		if (version.equals(DRAFT)) {
			return this.drafts.textOf(name).orElseThrow(() -> Refusal.unknown("noDraft"));
		}
		if (!version.matches("\\d{1,9}")) {
			throw Refusal.invalid(field, "notAVersion");
		}
		int number = Integer.parseInt(version);
		this.versions.find(name, number).orElseThrow(() -> Refusal.unknown("noVersion"));
		// One that retires the file stands for the text that it retired.
		return this.versions.of(name)
			.stream()
			.filter((one) -> one.version() <= number && !one.isRetired())
			.map(ModelVersion::text)
			.findFirst()
			.orElseThrow(() -> Refusal.unknown("noVersion"));
	}

	private static String bounded(String text, String field) {
		if (text == null || text.isBlank()) {
			throw Refusal.invalid(field, "required");
		}
		if (text.length() > LONGEST_TEXT) {
			throw Refusal.invalid(field, "tooLong", LONGEST_TEXT);
		}
		return text;
	}

	/**
	 * A comparison: one of table, process, form and lines.
	 *
	 * @param from a version's number, live or draft; null for a text
	 * @param to a version's number, live or draft; null for a text
	 * @param before the text of a process, to be drawn
	 * @param after the text of a process, to be drawn
	 */
	record Compared(String name, Kind kind, String from, String to, TableComparison table, ProcessComparison process,
			FormComparison form, LineComparison lines, String before, String after) {

	}

}
