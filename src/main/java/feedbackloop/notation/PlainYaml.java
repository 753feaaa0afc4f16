package feedbackloop.notation;

import java.io.StringReader;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Of all that YAML can do, takes what our files need: names with values or further names
 * below them, each written where it counts.
 */
public final class PlainYaml {

	/** Characters; twenty times as many as we have for three years. */
	private static final int LONGEST = 200_000;

	/** Below the years, a year, its days off and a day. */
	private static final int DEEPEST = 6;

	private static final String MERGE = "<<";

	private PlainYaml() {
	}

	/**
	 * Refuses what reads otherwise than it looks.
	 * @throws Unreadable with the line
	 */
	public static void check(String text) {
		if (text.length() > LONGEST) {
			throw new Unreadable("line 1", "tooLarge", LONGEST);
		}
		Optional<HiddenCharacters.Hidden> hidden = HiddenCharacters.first(text);
		if (hidden.isPresent()) {
			throw new Unreadable("line " + hidden.get().line(), "hiddenCharacter", hidden.get().character());
		}
		try {
			int depth = 0;
			for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
				depth += (event.is(Event.ID.MappingStart) || event.is(Event.ID.SequenceStart)) ? 1 : 0;
				depth -= (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) ? 1 : 0;
				if (depth > DEEPEST) {
					throw unreadable(event, "yamlDeep");
				}
				if (event.is(Event.ID.SequenceStart)) {
					throw unreadable(event, "yamlList");
				}
				if (isMore(event)) {
					throw unreadable(event, "yamlMore");
				}
			}
		}
		catch (YAMLException ex) {
			// What is no YAML at all is told by the section that cannot be read.
		}
	}

	/** Anchors and what stands for them, types, names taken from elsewhere. */
	private static boolean isMore(Event event) {
		return event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)
				|| (event instanceof ScalarEvent scalar && (scalar.getTag() != null || scalar.getValue().equals(MERGE)))
				|| (event instanceof CollectionStartEvent start && start.getTag() != null);
	}

	private static Unreadable unreadable(Event event, String code) {
		return new Unreadable("line " + (event.getStartMark().getLine() + 1), code);
	}

}
