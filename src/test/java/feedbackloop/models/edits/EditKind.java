package feedbackloop.models.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import feedbackloop.models.check.Corpus;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.testing.ModelsBefore;
import org.yaml.snakeyaml.Yaml;

/**
 * A sort of edit. Most are written down in {@code src/test/resources/edits}: where in a
 * file, and what becomes of what stands there.
 *
 * @param of the files that it is made in
 * @param before whether in these as they were before clocks reminded
 * @param name in words
 */
record EditKind(Kind of, boolean before, String name, Mutation mutation) {

	private static final Map<String, Kind> FILES = Map.of("table", Kind.DECISION, "process", Kind.PROCESS, "form",
			Kind.FORM, "text", Kind.TEXT, "calendar", Kind.CALENDAR);

	/**
	 * All of them, always in the same order.
	 */
	static List<EditKind> all() {
		Stream<EditKind> written = Stream.of("table", "process", "form", "text", "calendar").flatMap(EditKind::written);
		return Stream.concat(written, FlowEdits.kinds().stream()).toList();
	}

	/**
	 * The files that it is made in.
	 */
	List<ModelFile> files() {
		List<ModelFile> shipped = Corpus.shipped().all(this.of);
		return this.before
				? shipped.stream().map(ModelFile::name).filter(ModelsBefore::has).map(ModelsBefore::file).toList()
				: shipped;
	}

	@Override
	public String toString() {
		return this.name;
	}

	@SuppressWarnings("unchecked")
	private static Stream<EditKind> written(String file) {
		Map<String, Object> content = read(file);
		Map<String, String> places = (Map<String, String>) content.get("places");
		return ((List<Map<String, Object>>) content.get("kinds")).stream()
			.map((kind) -> new EditKind(FILES.get(file), "before".equals(kind.get("of")),
					file + ": " + kind.get("kind"), mutation(kind, places)));
	}

	private static Map<String, Object> read(String file) {
		try (InputStream source = EditKind.class.getResourceAsStream("/edits/" + file + ".yaml")) {
			return new Yaml().load(source);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Mutation mutation(Map<String, Object> kind, Map<String, String> places) {
		String at = (String) kind.get("at");
		for (Entry<String, String> place : places.entrySet()) {
			at = at.replace("@" + place.getKey() + "@", place.getValue());
		}
		if (kind.containsKey("another")) {
			return Mutation.likeAnother(at);
		}
		if (kind.containsKey("swap")) {
			return Mutation.swapped(at);
		}
		return kind.containsKey("everywhere") ? Mutation.everywhere(at, change(kind)) : Mutation.at(at, change(kind));
	}

	/** What becomes of what stands there. */
	private static BiFunction<String, Pick, String> change(Map<String, Object> kind) {
		if (kind.containsKey("remove")) {
			return (before, pick) -> "";
		}
		if (kind.containsKey("twice")) {
			return (before, pick) -> before + before;
		}
		if (kind.containsKey("slip")) {
			return Slip.valueOf(((String) kind.get("slip")).toUpperCase(Locale.ROOT))::of;
		}
		if (kind.get("put") instanceof List<?> values) {
			return (before, pick) -> text(pick.of(values));
		}
		List<?> pairs = (List<?>) kind.get("replace");
		return (before, pick) -> {
			List<?> pair = (List<?>) pick.of(pairs);
			String after = before.replaceAll("(?s)" + pair.get(0), (String) pair.get(1));
			return kind.containsKey("besides") ? before + after : after;
		};
	}

	/** Long texts are written as a part of them and how often it comes. */
	private static String text(Object value) {
		return (value instanceof Map<?, ?> part) ? ((String) part.get("text")).repeat((int) part.get("times"))
				: (String) value;
	}

}
