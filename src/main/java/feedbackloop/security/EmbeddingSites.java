package feedbackloop.security;

import java.util.List;
import java.util.regex.Pattern;

import feedbackloop.StartRefused;

/**
 * The sites whose pages may show the public form in a frame of their own: addresses
 * without a path, such as {@code https://www.example.org}.
 */
final class EmbeddingSites {

	private static final Pattern SITE = Pattern
		.compile("https?://(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*(:(\\d{1,5}|\\*))?");

	private EmbeddingSites() {
	}

	/**
	 * The sites as a policy of content names them.
	 * @throws StartRefused if one is none
	 */
	static List<String> checked(List<String> sites) {
		sites.stream().filter((site) -> !SITE.matcher(site).matches()).findFirst().ifPresent((site) -> {
			throw new StartRefused("feedback-loop.embed-in names " + site + ", which is no site",
					"Write scheme and host only, such as https://www.example.org");
		});
		return List.copyOf(sites);
	}

}
