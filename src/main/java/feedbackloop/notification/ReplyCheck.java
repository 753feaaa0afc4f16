package feedbackloop.notification;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.notification.ReplyPreview.Part;

/**
 * Looks for the parts that a message to a customer should hold and says what brings each.
 * It advises and forbids nothing.
 */
final class ReplyCheck {

	private static final Pattern BLANK = Pattern.compile("〔[^〕\n]*〕|\\[[^]\n]*]");

	private static final List<String> THANKS = List.of("谢", "thank");

	private static final String TEXT = "responseText";

	private static final String NEXT_STEP = "nextStep";

	private static final String EXPECTED_BY = "expectedBy";

	private static final String WORKAROUND = "workaround";

	/** Names of the letter's template, and where what stands there comes from. */
	private final Set<String> names;

	private final ReplyDraft draft;

	private final String body;

	private final String helpLink;

	ReplyCheck(Set<String> names, ReplyDraft draft, String body, String helpLink) {
		this.names = names;
		this.draft = draft;
		this.body = body;
		this.helpLink = helpLink;
	}

	List<Part> parts() {
		return List.of(Part.of("thanks", thanks(), TEXT), Part.of("problem", template("number", "receivedAt"), TEXT),
				Part.of("progress", first(given(NEXT_STEP, this.draft.nextStep()), template("statusText")),
						place(NEXT_STEP)),
				Part.of("expectedTime", given(EXPECTED_BY, this.draft.expectedBy()), place(EXPECTED_BY)),
				Part.of("done",
						first(answer(), given(WORKAROUND, this.draft.workaround()), template("done", "improved")),
						TEXT),
				Part.of("selfHelp", first(article(), given(WORKAROUND, this.draft.workaround()), template("helpLink")),
						place(WORKAROUND)),
				Part.of("followUp", template("followLink"), TEXT));
	}

	/**
	 * What a person still has to put in the place of a hint.
	 */
	static List<String> blanks(ReplyDraft draft) {
		return Stream.of(draft.responseText(), draft.nextStep(), draft.workaround())
			.filter((text) -> text != null)
			.flatMap((text) -> BLANK.matcher(text).results().map(MatchResult::group))
			.toList();
	}

	private String thanks() {
		return thanks(this.draft.responseText()) ? TEXT : thanks(this.body) ? "template" : null;
	}

	private static boolean thanks(String text) {
		return text != null && THANKS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains);
	}

	private String answer() {
		return (this.draft.responseText() != null && this.names.contains("text")) ? TEXT : null;
	}

	private String article() {
		return (this.draft.responseText() != null && this.draft.responseText().contains(this.helpLink + "/"))
				? "article" : null;
	}

	private String given(String name, Object value) {
		return (value != null && this.names.contains(name)) ? name : null;
	}

	/** The field, if this message has a place for it, else the text. */
	private String place(String name) {
		return this.names.contains(name) ? name : TEXT;
	}

	private String template(String... anyOf) {
		return Stream.of(anyOf).anyMatch(this.names::contains) ? "template" : null;
	}

	private static String first(String... sources) {
		return Stream.of(sources).filter((source) -> source != null).findFirst().orElse(null);
	}

}
