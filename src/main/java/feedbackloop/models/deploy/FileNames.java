package feedbackloop.models.deploy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;

/**
 * The names of files that come without their folder, as Camunda Modeler and uploads send
 * them: the folder follows from the ending.
 */
final class FileNames {

	private static final Pattern BELOW_OURS = Pattern.compile("(?:.*/)?((?:processes|forms)/.+)");

	private static final Pattern LANGUAGE = Pattern.compile("\\.(zh-CN|en)\\.txt$");

	private static final List<String> FOLDERS = List.of("processes/", "forms/", "processes/messages/",
			"processes/replies/", "processes/macros/");

	/** A new file of that ending is a macro unless its folder is named. */
	private static final String SOURCES = "processes/sources/";

	private FileNames() {
	}

	/**
	 * Our name of the file, or the name as it was sent when none of ours is meant.
	 * @param sent such as {@code grade.dmn} or {@code models/processes/grade.dmn}
	 * @param known whether a file of that name is or was live: tells a message text from
	 * a reply
	 */
	static String ours(String sent, Predicate<String> known) {
		Matcher ours = BELOW_OURS.matcher(sent);
		if (ours.matches()) {
			return ours.group(1);
		}
		String file = sent.substring(sent.lastIndexOf('/') + 1);
		if (known.test(SOURCES + file)) {
			return SOURCES + file;
		}
		List<String> names = places(file);
		List<String> before = names.stream().filter(known).toList();
		return Stream.of(names, before)
			.filter((some) -> some.size() == 1)
			.map((some) -> some.get(0))
			.findFirst()
			.orElse(sent);
	}

	/**
	 * The names of a text in both languages; of another file its own.
	 */
	static List<String> languages(String name) {
		return LANGUAGE.matcher(name).find() ? Stream.of(".zh-CN.txt", ".en.txt")
			.map((language) -> LANGUAGE.matcher(name).replaceFirst(language))
			.toList() : List.of(name);
	}

	/**
	 * Our names of a file without its folder: none for one that is not ours.
	 */
	static List<String> places(String file) {
		return FOLDERS.stream()
			.map((folder) -> folder + file)
			.filter((name) -> new ModelFile(name, "").meant().isPresent())
			.toList();
	}

}
