package feedbackloop.intake;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.privacy.Kind;
import feedbackloop.privacy.Masker;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.TableEngine.Ruling;

import org.springframework.stereotype.Component;

/**
 * Whether the privacy team looks at a feedback before anybody else reads it, by the live
 * table {@code sensitivity}. By models from before that have none, none is.
 */
@Component
class Sensitivity {

	private final DecisionTables tables;

	private final Masker masker;

	Sensitivity(DecisionTables tables, Masker masker) {
		this.tables = tables;
		this.masker = masker;
	}

	boolean of(NewFeedback given, boolean withFiles, Origin origin) {
		return this.tables.isThere(Decisions.SENSITIVITY)
				&& Boolean.TRUE.equals(rule(given, withFiles, origin).outputs().get(Variables.SENSITIVE));
	}

	/**
	 * The rule that says so.
	 */
	Ruling rule(NewFeedback given, boolean withFiles, Origin origin) {
		Set<Kind> found = EnumSet.noneOf(Kind.class);
		Stream
			.concat(Stream.of(given.words().summary(), given.words().description(), given.words().demand()),
					given.details().values().stream())
			.forEach((text) -> found.addAll(this.masker.kinds(text)));
		return this.tables.rule(Decisions.SENSITIVITY,
				Map.of("identityFound", found.contains(Kind.IDENTITY), "cardFound", found.contains(Kind.CARD),
						"personalDataSeen", origin.personalData(), "withFiles", withFiles, Variables.CHANNEL,
						given.channel().key()));
	}

}
