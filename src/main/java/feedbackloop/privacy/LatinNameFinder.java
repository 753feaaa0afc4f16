package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names in Latin letters where people introduce themselves, fill in a label or
 * sign, and behind titles.
 */
final class LatinNameFinder implements Finder {

	private static final String WORD = "\\p{Lu}[A-Za-zÀ-ɏ'-]{1,20}+";

	private static final String NAME = "(" + WORD + "(?: (?:\\p{Lu}\\.|van|von|de|der|da|al|bin))?(?: " + WORD
			+ "){0,2}+)";

	private static final String NO_LETTER_BEFORE = "(?=[A-Za-z])(?<![A-Za-z\\d])";

	private static final Pattern NAMED = Pattern.compile(NO_LETTER_BEFORE
			+ "(?i:my (?:full )?name is|my name's|the name is|name's|i am called|i'm called|please call me|(?:his|her) name is|named)[: ]{1,2}"
			+ NAME + "|(?:我叫|姓名[是:]?|联系人[是:]?|收件人[是:]?|收货人[是:]?|英文名[是叫:]?|叫我) ?" + NAME);

	/** In small letters the name ends with the second word. */
	private static final Pattern NAMED_SMALL = Pattern.compile(NO_LETTER_BEFORE
			+ "(?i:my name is|my name's) ((?!not |wrong|on |in |the |a |an |spelled|spelt|misspelled|still|missing|incorrect|never |also |now |shown|different)[a-z][a-z'-]{1,20}(?: (?!and |from |i |my |the |but |order|with |please |phone|you |who )[a-z][a-z'-]{1,20}(?![A-Za-zÀ-ɏ]))?+)");

	private static final Pattern BEING = Pattern.compile(NO_LETTER_BEFORE + "(?:(?i:i am|i'm|this is)|我是|这里是) ?" + NAME
			+ "(?=[,.!;\\n]|$| from| here| speaking| and (?i:i)| calling| writing)");

	private static final Pattern TITLE = Pattern
		.compile(NO_LETTER_BEFORE + "(?:Mr|Mrs|Ms|Miss|Dr|Prof|Mister|Madam|mr|mrs|ms)\\.? " + NAME + "|"
				+ NO_LETTER_BEFORE + NAME + " ?(?:先生|女士|小姐|老师|经理)");

	private static final Pattern LABEL = Pattern.compile("(?=[A-Za-z])(?<![A-Za-z\\d])"
			+ "(?i:(?<!(?:product|model|file|item|app|company|brand|shop|store|user|host|domain|device|plan|project) )name|contact|contact person|recipient|consignee|attn|addressee|cardholder|card holder|account holder|passenger|guest|patient|signed|signed by)(?i: name)?: {0,2}"
			+ NAME);

	private static final Pattern SIGNED = Pattern.compile(NO_LETTER_BEFORE
			+ "(?i:regards|sincerely|faithfully|best wishes|yours truly|cheers|thanks|thank you|yours)[,.!]?[ \\n]{1,3}(?:- ?)?"
			+ NAME + "[.]?(?=\\s*(?:\\n|$))");

	private static final Pattern NO_NAMES = Pattern.compile(
			"(?i:(?:not|very|so|just|really|still|also|always|a|an|the|in|on|at|from|your|our|my|no|what|why|how|where|when|unacceptable|ridiculous|terrible|awful|great|good|bad"
					+ "|chinese|american|british|german|french|japanese|korean|indian|canadian|australian|english|spanish|russian|italian|asian|european|muslim|christian|vip|android|apple|iphone|ios|windows|mac|huawei|samsung|xiaomi|google|amazon|camunda|china|beijing|shanghai|customer|support|service|team|urgent|important|angry|disappointed|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|ok|sorry|dear|hi|hello|all|everyone|again|version|order|error|java|linux|chrome|firefox|safari|edge|wechat|alipay|premium|prime|gold|silver|platinum|plus|pro|max|mini))(?: .*)?");

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		for (Pattern pattern : List.of(NAMED, NAMED_SMALL, BEING, TITLE, LABEL, SIGNED)) {
			Matcher matcher = pattern.matcher(text);
			while (matcher.find()) {
				for (int group = 1; group <= matcher.groupCount(); group++) {
					String name = matcher.group(group);
					if (name != null && !NO_NAMES.matcher(name).matches()) {
						found.add(new Passage(Kind.NAME, matcher.start(group), matcher.end(group), Shown.name(name)));
					}
				}
			}
		}
		return found;
	}

}
