package feedbackloop.trackers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which product a tracker is, and how its addresses say what people call the item: one
 * row a product, the first that fits counts.
 */
enum TrackerKind {

	JIRA(null, new Shape("", "(?:/browse/|[?&]selectedIssue=)([A-Z][A-Z0-9_]{0,19}-\\d{1,10})(?![\\w-])")),

	GITLAB(null, new Shape("#", "/-/(?:issues|work_items)/(\\d{1,10})(?!\\w)"),
			new Shape("!", "/-/merge_requests/(\\d{1,10})(?!\\w)")),

	/** Hosts of a company's own are recognised by the file of process owners only. */
	GITHUB("github.com", new Shape("#", "^/[\\w.-]+/[\\w.-]+/(?:issues|pull)/(\\d{1,10})(?!\\w)")),

	ZENTAO(null, new Shape("#", "/(?:bug|task|story)-view-(\\d{1,10})(?!\\w)"),
			new Shape("#", "[?&]m=(?:bug|task|story)&f=view&\\w{0,20}(?:ID|id)=(\\d{1,10})(?!\\w)")),

	OTHER(null);

	private final String host;

	private final List<Shape> shapes;

	/**
	 * @param host where all have it, or null for hosts of companies' own
	 */
	TrackerKind(String host, Shape... shapes) {
		this.host = host;
		this.shapes = List.of(shapes);
	}

	/**
	 * As files and words name it.
	 */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<TrackerKind> named(String id) {
		return Stream.of(values()).filter((kind) -> kind.id().equals(id)).findFirst();
	}

	static List<String> ids() {
		return Stream.of(values()).map(TrackerKind::id).toList();
	}

	/**
	 * The product that has such addresses.
	 */
	static TrackerKind of(ItemUrl url) {
		return Stream.of(values())
			.filter((kind) -> kind.host == null || kind.host.equals(url.host()))
			.filter((kind) -> kind.key(url).isPresent())
			.findFirst()
			.orElse(OTHER);
	}

	/**
	 * What people call the item: PROJ-12, #34.
	 */
	Optional<String> key(ItemUrl url) {
		return this.shapes.stream().flatMap((shape) -> shape.key(url.rest()).stream()).findFirst();
	}

	/**
	 * Where the key stands in an address, behind the host.
	 *
	 * @param mark that people write before it
	 */
	private record Shape(String mark, Pattern key) {

		private Shape(String mark, String key) {
			this(mark, Pattern.compile(key));
		}

		private Optional<String> key(String rest) {
			Matcher found = this.key.matcher(rest);
			return found.find() ? Optional.of(this.mark + found.group(1)) : Optional.empty();
		}

	}

}
