package feedbackloop.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FilePreview;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows whoever edits the catalogue what people will choose from, in both languages.
 */
@Component
class CataloguePreview implements FilePreview {

	private final Words words;

	CataloguePreview(Words words) {
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(CatalogueFile.NAME);
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			CatalogueFile catalogue = CatalogueFile.read(text);
			return catalogue.lists()
				.entrySet()
				.stream()
				.flatMap((list) -> Stream.of("zh-CN", "en")
					.map((language) -> new PreviewedText(
							this.words.say("catalogue.list." + list.getKey().section()) + " (" + language + ")",
							lines(list.getKey(), list.getValue().values(), language))))
				.toList();
		}
		catch (Unreadable ex) {
			return List.of();
		}
	}

	private String lines(Part part, Collection<Entry> entries, String language) {
		return entries.stream()
			.map((entry) -> line(entry, language) + modules(part, entry, language))
			.collect(Collectors.joining("\n"));
	}

	private String modules(Part part, Entry entry, String language) {
		if (part != Part.PRODUCT || entry.modules().isEmpty()) {
			return "";
		}
		return entry.modules()
			.stream()
			.map((module) -> "\n  · " + line(module, language))
			.collect(Collectors.joining());
	}

	private String line(Entry entry, String language) {
		String line = entry.words().in(language);
		if (entry.calendar() != null) {
			line = this.words.say("catalogue.withCalendar", line, entry.calendar());
		}
		return entry.retired() ? this.words.say("catalogue.retired", line) : line;
	}

}
