package feedbackloop.models.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.SafeXml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.XmlElement;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * A file that is live or is to go live: one of the {@link Kind kinds} that process owners
 * change.
 *
 * @param name relative, such as {@code processes/grade.dmn}
 */
public record ModelFile(String name, String text) {

	/** As long as the record of versions takes. */
	public static final int LONGEST_NAME = 200;

	private static final List<Kind> KINDS = List.of(Kind.values());

	/**
	 * The same text is the same object, so that comparing takes no time. What is kept
	 * gives way when memory is short.
	 */
	private static final Map<String, String> TEXTS = new ConcurrentReferenceHashMap<>();

	public ModelFile {
		text = TEXTS.computeIfAbsent(text, (same) -> same);
	}

	/**
	 * What the file is, by its name; empty for a name that is none of ours, or too long.
	 */
	public Optional<Kind> kind() {
		return (this.name.length() > LONGEST_NAME) ? Optional.empty() : meant();
	}

	/**
	 * What the file is meant to be, however long its name is.
	 */
	public Optional<Kind> meant() {
		return KINDS.stream().filter((kind) -> kind.names.matcher(this.name).matches()).findFirst();
	}

	/**
	 * The name without folder and ending: the key of the process, decision or form in it.
	 */
	public String key() {
		String file = this.name.substring(this.name.lastIndexOf('/') + 1);
		return file.substring(0, file.lastIndexOf('.'));
	}

	/**
	 * The process in it; empty when it cannot be read, which its own check tells.
	 */
	public Optional<ProcessModel> process() {
		return read(ProcessModel::read);
	}

	/**
	 * The decision table in it; empty when it cannot be read, which its own check tells.
	 */
	public Optional<DecisionTable> table() {
		return read(DecisionTable::read);
	}

	/**
	 * The form in it; empty when it cannot be read, which its own check tells.
	 */
	public Optional<FormModel> form() {
		return read(FormModel::read);
	}

	/**
	 * All elements of its XML; none when it cannot be read, which its own check tells.
	 */
	public Stream<XmlElement> elements() {
		return read(SafeXml::read).stream().flatMap(XmlElement::all);
	}

	private <T> Optional<T> read(Function<String, T> reading) {
		try {
			return Optional.of(reading.apply(this.text));
		}
		catch (Unreadable ex) {
			return Optional.empty();
		}
	}

	/**
	 * The kinds of files that process owners change.
	 */
	public enum Kind {

		PROCESS("processes/[\\w-]+\\.bpmn"), DECISION("processes/[\\w-]+\\.dmn"),
		FORM("forms/(?!portal[-.])[\\w-]+\\.form"), PORTAL("forms/portal(-[a-z0-9]+)*\\.form"),
		TEXT("processes/(messages|replies)/\\w+\\.(zh-CN|en)\\.txt"), CALENDAR("processes/calendar\\.yaml"),
		REASONS("processes/usualReasons\\.yaml"), TRACKERS("processes/trackers\\.yaml"),
		THANKS("processes/onlyThanks\\.yaml"), CATALOGUE("processes/catalogue\\.yaml"),
		SOURCE("processes/sources/[\\w-]{1,40}\\.yaml"),
		MACRO("processes/macros/(?!calendar|usualReasons|trackers|onlyThanks|catalogue)[\\w-]+\\.yaml");

		private final Pattern names;

		Kind(String names) {
			this.names = Pattern.compile(names);
		}

	}

}
