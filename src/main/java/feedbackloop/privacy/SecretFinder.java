package feedbackloop.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the secrets of customers, who quote our letters.
 */
final class SecretFinder implements Finder {

	/** 256 bits as {@link CustomerSecret} writes them, in letters of both kinds. */
	private static final Pattern SECRET = Pattern
		.compile("(?<![\\w-])(?=[\\w-]{0,42}[a-z])(?=[\\w-]{0,42}[A-Z])[\\w-]{43}(?![\\w-])");

	@Override
	public List<Passage> in(String text) {
		return Finder.matches(Kind.SECRET, SECRET, 0, text, (secret) -> "******");
	}

}
