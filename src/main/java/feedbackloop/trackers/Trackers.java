package feedbackloop.trackers;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.notation.InBoth;
import feedbackloop.notation.PlainYaml;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;

/**
 * The teams' own trackers, as their file has them.
 *
 * @param byName in the order of the file
 * @param words what states that trackers send mean, in small letters
 */
record Trackers(Map<String, Tracker> byName, Map<ItemState, List<String>> words) {

	static final String FILE = "processes/trackers.yaml";

	static final Trackers NONE = new Trackers(Map.of(), Map.of());

	/** On a button. */
	private static final int LONGEST_NAME = 40;

	private static final int MOST = 20;

	private static final int MOST_WORDS = 60;

	private static final String STATES = "states";

	private static final String TRACKERS = "trackers";

	private static final String KIND = "kind";

	private static final String NEW_ITEM = "newItem";

	private static final String TEAMS = "teams";

	/**
	 * The trackers in that text, whichever teams it names.
	 * @throws Unreadable if something in it is wrong
	 */
	static Trackers read(String text) {
		return read(text, (team) -> true, List.of());
	}

	/**
	 * The trackers in that text.
	 * @param known which teams it may name
	 * @param offered ids of the teams of which it should name some
	 * @throws Unreadable if something in it is wrong
	 */
	static Trackers read(String text, Predicate<String> known, List<String> offered) {
		PlainYaml.check(text);
		YamlSection top = YamlSection.read(FILE, text);
		top.allow(List.of(STATES, TRACKERS));
		YamlSection section = top.section(TRACKERS);
		if (section.keys().size() > MOST) {
			throw top.refuseAt(TRACKERS, "trackersMany", MOST);
		}
		Map<String, Tracker> byName = new LinkedHashMap<>();
		section.keys().forEach((key) -> byName.put(key, tracker(section, key)));
		byName.values().forEach((tracker) -> check(tracker, section.section(tracker.key()), known, offered));
		return new Trackers(byName, words(top.section(STATES)));
	}

	private static Tracker tracker(YamlSection trackers, String key) {
		if (!key.matches("[a-z0-9-]{1,40}")) {
			throw trackers.refuseAt(key, "trackerKey", key);
		}
		YamlSection section = trackers.section(key);
		section.allow(List.of("name", KIND, NEW_ITEM, TEAMS));
		InBoth name = InBoth.of(section.section("name"));
		if (Stream.of(name.chinese(), name.english())
			.anyMatch((one) -> one.length() > LONGEST_NAME || one.contains("\n"))) {
			throw section.refuseAt("name", "trackerName", LONGEST_NAME);
		}
		TrackerKind kind = TrackerKind.named(section.text(KIND))
			.orElseThrow(() -> section.refuseAt(KIND, "trackerKind", section.text(KIND),
					String.join(", ", TrackerKind.ids())));
		NewItemUrl newItem = NewItemUrl.read(section, NEW_ITEM);
		return new Tracker(key, name, kind, newItem, section.has(TEAMS) ? section.several(TEAMS) : List.of());
	}

	private static void check(Tracker tracker, YamlSection section, Predicate<String> known, List<String> offered) {
		tracker.teams().stream().filter(known.negate()).findFirst().ifPresent((team) -> {
			throw section.refuseAt(TEAMS, "trackerTeam", team, String.join(", ", offered));
		});
	}

	private static Map<ItemState, List<String>> words(YamlSection states) {
		states.allow(Stream.of(ItemState.values()).map(ItemState::id).toList());
		Map<String, ItemState> known = new LinkedHashMap<>();
		Map<ItemState, List<String>> words = new EnumMap<>(ItemState.class);
		for (ItemState state : ItemState.values()) {
			List<String> all = states.several(state.id())
				.stream()
				.map((word) -> word.toLowerCase(Locale.ROOT))
				.toList();
			if (all.size() > MOST_WORDS || all.stream().anyMatch((word) -> word.length() > ItemReport.LONGEST_STATE)) {
				throw states.refuseAt(state.id(), "trackerWords", MOST_WORDS, ItemReport.LONGEST_STATE);
			}
			all.stream().filter((word) -> known.put(word, state) != null).findFirst().ifPresent((word) -> {
				throw states.refuseAt(state.id(), "trackerWordTwice", word);
			});
			words.put(state, all);
		}
		return words;
	}

	/**
	 * What that word of a tracker means, if the file says so.
	 */
	Optional<ItemState> meaning(String word) {
		String small = word.toLowerCase(Locale.ROOT);
		return this.words.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contains(small))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/**
	 * The tracker at which measures of that team are opened.
	 */
	List<Tracker> offeredTo(String team) {
		return this.byName.values().stream().filter((tracker) -> tracker.isOfferedTo(team)).toList();
	}

	/**
	 * The first with addresses of that host.
	 */
	Optional<Tracker> at(ItemUrl url) {
		return this.byName.values()
			.stream()
			.filter((tracker) -> tracker.newItem().host().equals(url.host()))
			.findFirst();
	}

	/**
	 * One of them.
	 *
	 * @param teams whose measures are opened there; those of all if empty
	 */
	record Tracker(String key, InBoth name, TrackerKind kind, NewItemUrl newItem, List<String> teams) {

		private boolean isOfferedTo(String team) {
			return this.teams.isEmpty() || this.teams.contains(team);
		}

	}

}
