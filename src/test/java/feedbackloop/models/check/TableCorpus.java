package feedbackloop.models.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/**
 * Changes to the tables that the product ships with: broken and hostile ones that must be
 * refused, and good ones. They stand in {@code corpus/table/}, one change a line, columns
 * divided by {@code |}; lines of one name belong together.
 * <ul>
 * <li>{@code cell}: another text for the cell or list of values of that id</li>
 * <li>{@code replace}, {@code all}: another text for one, or for each occurrence; of
 * blank space only its being there counts</li>
 * <li>{@code add rule}: {@code in ; in => out ; out}, before the rule of that id or at
 * the end; {@code remove rule}</li>
 * <li>{@code file}: the whole file from {@code corpus/table/files}</li>
 * </ul>
 */
public final class TableCorpus {

	private static final String FOLDER = "/corpus/table/";

	private TableCorpus() {
	}

	/** What must be refused. */
	public static List<Example> refused() {
		return read("refused.csv");
	}

	/** What must be taken. */
	public static List<Example> accepted() {
		return read("accepted.csv");
	}

	private static List<Example> read(String name) {
		ModelSet shipped = ShippedModels.read();
		Map<String, List<String[]>> changes = text(name).lines()
			.skip(1)
			.map((line) -> Arrays.copyOf(line.split("\\|"), 7))
			.collect(Collectors.groupingBy((cells) -> cells[0].strip(), LinkedHashMap::new, Collectors.toList()));
		return changes.entrySet().stream().map((one) -> example(one.getKey(), one.getValue(), shipped)).toList();
	}

	private static Example example(String name, List<String[]> changes, ModelSet shipped) {
		Map<String, ModelFile> files = new LinkedHashMap<>();
		String code = "";
		String place = "";
		for (String[] change : changes) {
			String file = file(change[1].strip());
			ModelFile before = files.getOrDefault(file, shipped.find(file).orElse(new ModelFile(file, "")));
			files.put(file,
					new ModelFile(file, changed(before.text(), change[2].strip(), cell(change, 3), cell(change, 4))));
			code += cell(change, 5);
			place += cell(change, 6);
		}
		return new Example(name, files.values(), code, place);
	}

	private static String file(String name) {
		return name.endsWith(".form") ? "forms/" + name : "processes/" + name + ".dmn";
	}

	private static String cell(String[] change, int column) {
		return (change[column] != null) ? change[column].strip() : "";
	}

	private static String changed(String text, String change, String where, String to) {
		return switch (change) {
			case "cell" -> once(text, "(\\bid=\"" + where + "\"[^>]*>\\s*<text>)[^<]*(</text>)",
					"$1" + quoted(escaped(to)) + "$2");
			case "replace" -> once(text, spaced(where), quoted(to));
			case "all" -> text.replace(where, to);
			case "add rule" -> once(text, where.isEmpty() ? "(</decisionTable>)" : "(<rule id=\"" + where + "\">)",
					quoted(rule(to)) + "$1");
			case "remove rule" -> once(text, "(?s)<rule id=\"rule_" + where + "\">.*?</rule>", "");
			case "file" -> text("files/" + where);
			default -> throw new IllegalArgumentException("no such change: " + change);
		};
	}

	private static String once(String text, String pattern, String to) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		if (!matcher.find()) {
			throw new IllegalArgumentException("not there: " + pattern);
		}
		String changed = matcher.replaceFirst(to);
		if (matcher.reset().results().count() != 1) {
			throw new IllegalArgumentException("there more than once: " + pattern);
		}
		return changed;
	}

	private static String spaced(String where) {
		return Arrays.stream(where.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
	}

	private static String rule(String cells) {
		String[] sides = cells.split("=>");
		return "<rule id=\"rule_added\">" + entries("inputEntry", sides[0]) + entries("outputEntry", sides[1])
				+ "</rule>";
	}

	private static String entries(String element, String cells) {
		List<String> entries = new ArrayList<>();
		for (String cell : cells.split(";", -1)) {
			entries.add("<" + element + " id=\"added_" + element + entries.size() + "\"><text>" + escaped(cell.strip())
					+ "</text></" + element + ">");
		}
		return String.join("", entries);
	}

	private static String escaped(String cell) {
		return cell.replace("&", "&amp;").replace("<", "&lt;");
	}

	private static String quoted(String replacement) {
		return Matcher.quoteReplacement(replacement);
	}

	static String text(String name) {
		try (InputStream file = TableCorpus.class.getResourceAsStream(FOLDER + name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A change.
	 *
	 * @param files as they are offered, all others being as shipped
	 * @param code of the finding that must be there, empty when there must be none
	 * @param place of that finding, empty where it does not matter
	 */
	public record Example(String name, Collection<ModelFile> files, String code, String place) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
