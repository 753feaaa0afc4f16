package feedbackloop.macros;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.notation.Unreadable;
import feedbackloop.process.FilePreview;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows whoever edits a macro what it fills in, and for which tasks.
 */
@Component
class MacroPreview implements FilePreview {

	private final Words words;

	MacroPreview(Words words) {
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.startsWith(LiveMacros.FOLDER + "/");
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			return show(Macro.read(name, text));
		}
		catch (Unreadable ex) {
			return List.of();
		}
	}

	private List<PreviewedText> show(Macro macro) {
		String task = macro.tasks().get(0);
		String values = macro.values()
			.entrySet()
			.stream()
			.map((value) -> label(task, value.getKey()) + ": " + value.getValue())
			.collect(Collectors.joining("\n"));
		List<PreviewedText> shown = new ArrayList<>();
		shown.add(new PreviewedText(this.words.say("macros.for", this.words.list("task", macro.tasks())),
				values + (macro.submits() ? "\n" + this.words.say("macros.submits") : "")));
		macro.texts().forEach((field, text) -> {
			shown.add(new PreviewedText(label(task, field) + " (zh-CN)", text.chinese()));
			shown.add(new PreviewedText(label(task, field) + " (en)", text.english()));
		});
		return shown;
	}

	private String label(String task, String field) {
		return this.words.first(field, "field." + field, "field." + task + "." + field);
	}

}
