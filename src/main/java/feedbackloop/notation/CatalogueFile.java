package feedbackloop.notation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the house knows by name, as process owners keep it: products with their modules,
 * regions, customer groups and teams.
 *
 * @param lists each list by the keys of its entries, in the order of the file
 */
public record CatalogueFile(Map<Part, Map<String, Entry>> lists) {

	/** Its name. */
	public static final String NAME = "processes/catalogue.yaml";

	/** Where there is no such file. */
	public static final CatalogueFile NONE = new CatalogueFile(Map.of());

	private static final String MODULES = "modules";

	private static final String CALENDAR = "calendar";

	private static final String RETIRED = "retired";

	/** Among others on a page, and on one line. */
	private static final int LONGEST_WORDS = 60;

	private static final int LONGEST_KEY = 40;

	/** As long as the record of a case keeps. */
	private static final int LONGEST_TEAM = 20;

	private static final int MOST = 300;

	private static final int MOST_TEAMS = 60;

	/**
	 * The catalogue in that text.
	 * @throws Unreadable if something in it is wrong
	 */
	public static CatalogueFile read(String text) {
		PlainYaml.check(text);
		YamlSection top = YamlSection.read(NAME, text);
		top.allow(Stream.of(Part.values()).filter((part) -> part != Part.MODULE).map(Part::section).toList());
		Map<Part, Map<String, Entry>> lists = new EnumMap<>(Part.class);
		for (Part part : Part.values()) {
			if (part != Part.MODULE && top.has(part.section())) {
				lists.put(part, entries(part, top, part.section()));
			}
		}
		return new CatalogueFile(lists);
	}

	private static Map<String, Entry> entries(Part part, YamlSection above, String name) {
		YamlSection section = above.section(name);
		int most = (part == Part.TEAM) ? MOST_TEAMS : MOST;
		if (section.keys().size() > most) {
			throw above.refuseAt(name, "catalogueMany", name, most);
		}
		Map<String, Entry> entries = new LinkedHashMap<>();
		Map<String, String> spellings = new LinkedHashMap<>();
		for (String key : section.keys()) {
			Entry entry = entry(part, section, key);
			for (String spelling : entry.spellings()) {
				String other = spellings.put(spelling, key);
				if (other != null) {
					throw section.refuseAt(key, "catalogueTwice", spelling, other, key);
				}
			}
			entries.put(key, entry);
		}
		return entries;
	}

	private static Entry entry(Part part, YamlSection list, String key) {
		int longest = (part == Part.TEAM) ? LONGEST_TEAM : LONGEST_KEY;
		if (!key.matches("[a-zA-Z][a-zA-Z0-9]*") || key.length() > longest) {
			throw list.refuseAt(key, "catalogueKey", key, longest);
		}
		YamlSection section = list.section(key);
		List<String> allowed = new ArrayList<>(List.of(InBoth.CHINESE, InBoth.ENGLISH, RETIRED));
		part.more().ifPresent(allowed::add);
		section.allow(allowed);
		InBoth words = new InBoth(section.text(InBoth.CHINESE), section.text(InBoth.ENGLISH));
		for (String one : List.of(words.chinese(), words.english())) {
			if (one.length() > LONGEST_WORDS || one.contains("\n")) {
				throw list.refuseAt(key, "catalogueLong", key, LONGEST_WORDS);
			}
		}
		Collection<Entry> modules = section.has(MODULES) ? entries(Part.MODULE, section, MODULES).values() : List.of();
		return new Entry(key, words, isRetired(section), section.has(CALENDAR) ? section.text(CALENDAR) : null,
				List.copyOf(modules));
	}

	private static boolean isRetired(YamlSection section) {
		if (!section.has(RETIRED)) {
			return false;
		}
		String value = section.text(RETIRED);
		if (!List.of("true", "false").contains(value)) {
			throw section.refuseAt(RETIRED, "catalogueRetired", value);
		}
		return Boolean.parseBoolean(value);
	}

	/**
	 * The entries of that part; modules are those of all products.
	 */
	public Collection<Entry> all(Part part) {
		return (part == Part.MODULE)
				? all(Part.PRODUCT).stream().flatMap((product) -> product.modules().stream()).toList()
				: this.lists.getOrDefault(part, Map.of()).values();
	}

	/**
	 * The entry that somebody means who writes its key or its words in either language.
	 * @param text in any case and width, null for none
	 */
	public Optional<Entry> find(Part part, String text) {
		return find(all(part), text);
	}

	/**
	 * The module that is meant, of that product where the catalogue knows it.
	 */
	public Optional<Entry> findModule(String product, String text) {
		return find(
				find(Part.PRODUCT, product).<Collection<Entry>>map(Entry::modules).orElseGet(() -> all(Part.MODULE)),
				text);
	}

	private static Optional<Entry> find(Collection<Entry> among, String text) {
		String spelling = (text != null) ? spelling(text) : "";
		return among.stream().filter((entry) -> entry.spellings().contains(spelling)).findFirst();
	}

	/**
	 * What texts have in common that differ only in case, width and spaces.
	 */
	public static String spelling(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC)
			.strip()
			.replaceAll("\\s+", " ")
			.toLowerCase(Locale.ROOT);
	}

	/**
	 * The lists of the catalogue.
	 */
	public enum Part {

		PRODUCT("products", MODULES), MODULE(MODULES, null), REGION("regions", null),
		CUSTOMER_GROUP("customerGroups", null), TEAM("teams", CALENDAR);

		private final String section;

		private final String more;

		/**
		 * @param more what an entry may have besides, or null
		 */
		Part(String section, String more) {
			this.section = section;
			this.more = more;
		}

		/**
		 * As the file and words name it.
		 */
		public String section() {
			return this.section;
		}

		private Optional<String> more() {
			return Optional.ofNullable(this.more);
		}

	}

	/**
	 * Something of the catalogue.
	 *
	 * @param retired whether it is kept for old cases only
	 * @param calendar of a team, the name of its working calendar; null for the usual one
	 * @param modules of a product
	 */
	public record Entry(String key, InBoth words, boolean retired, String calendar, List<Entry> modules) {

		/**
		 * How its key and its words are spelled, each once.
		 */
		public List<String> spellings() {
			return Stream.of(this.key, this.words.chinese(), this.words.english())
				.map(CatalogueFile::spelling)
				.distinct()
				.toList();
		}

	}

}
