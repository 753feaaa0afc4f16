package feedbackloop.models.pages;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/**
 * What a file is called in words: by its own name, a form by the task that shows it, a
 * text by its subject. Works on text, so that a broken draft has a title too.
 */
final class FileTitles {

	private static final Pattern DECISION = Pattern.compile("<(?:\\w+:)?decision\\b[^>]*?\\sname=\"([^\"]*)\"");

	private static final Pattern PROCESS = Pattern.compile("<(?:\\w+:)?process\\b[^>]*?\\sname=\"([^\"]*)\"");

	private static final Pattern TASK = Pattern
		.compile("<(?:\\w+:)?userTask\\b(?=[^>]*\\sname=\"([^\"]*)\")[^>]*\\scamunda:formRef=\"([^\"]*)\"");

	private static final Map<String, String> ENTITIES = Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&amp;", "&");

	private final ModelSet models;

	FileTitles(ModelSet models) {
		this.models = models;
	}

	/**
	 * The title, or the key where the file has none.
	 */
	String of(ModelFile file) {
		String title = file.kind().map((kind) -> switch (kind) {
			case DECISION -> first(DECISION, file.text());
			case PROCESS -> first(PROCESS, file.text());
			case FORM -> task(file.key());
			case TEXT -> subject(file.text());
			case CALENDAR -> "工作日历 Working calendar";
		}).orElse("");
		return title.isBlank() ? file.key() : title;
	}

	private String task(String form) {
		return this.models.all(ModelFile.Kind.PROCESS)
			.stream()
			.flatMap((process) -> TASK.matcher(process.text()).results())
			.filter((task) -> task.group(2).equals(form))
			.map((task) -> plain(task.group(1)))
			.findFirst()
			.orElse("");
	}

	private static String first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? plain(matcher.group(1)) : "";
	}

	/** The first line; what is filled in later shows as dots. */
	private static String subject(String text) {
		return text.lines().findFirst().orElse("").replaceAll("\\{\\{[^}]*}}", "…");
	}

	private static String plain(String attribute) {
		String words = attribute;
		for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
			words = words.replace(entity.getKey(), entity.getValue());
		}
		return words;
	}

}
