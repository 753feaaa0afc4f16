package feedbackloop.models.pages;

import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Puts into a page what a file says, by its kind.
 */
@Component
class DrawnFiles {

	private final Previews previews;

	private final Words words;

	DrawnFiles(Previews previews, Words words) {
		this.previews = previews;
		this.words = words;
	}

	/**
	 * Fills {@code kind}, {@code text}, {@code helpKey}, {@code description} and what the
	 * kind shows: {@code table}, {@code form} or {@code previews}.
	 * @param file one that has passed the check
	 */
	void draw(ModelFile file, Model model) {
		ModelFile.Kind kind = file.kind().orElseThrow();
		model.addAttribute("kind", kind.name());
		model.addAttribute("text", file.text());
		model.addAttribute("helpKey", helpKey(file));
		switch (kind) {
			case DECISION -> {
				DrawnTable table = DrawnTable.of(file.text());
				model.addAttribute("table", table);
				model.addAttribute("description", this.words.half(table.description()));
			}
			case FORM, PORTAL -> model.addAttribute("form", DrawnForm.of(file.text()));
			case TEXT, CALENDAR, REASONS, TRACKERS, THANKS, CATALOGUE, SOURCE, MACRO ->
				model.addAttribute("previews", this.previews.of(file, Map.of()));
			case PROCESS -> model.addAttribute("description", documentation(file));
		}
	}

	/**
	 * Names the sentence that explains the file: behind {@code rules.help.}.
	 */
	static String helpKey(ModelFile file) {
		return switch (file.kind().orElseThrow()) {
			case TEXT -> file.name().contains("/replies/") ? "reply" : "message";
			case FORM -> "form";
			case PORTAL -> "portal";
			case MACRO -> "macro";
			case SOURCE -> "source";
			case PROCESS, DECISION, CALENDAR, REASONS, TRACKERS, THANKS, CATALOGUE -> file.key();
		};
	}

	private static String documentation(ModelFile file) {
		return ProcessModel.read(file.text())
			.process()
			.children(ProcessModel.BPMN, "documentation")
			.map(XmlElement::text)
			.findFirst()
			.orElse("");
	}

}
