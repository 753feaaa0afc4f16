package feedbackloop.forms;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * Makes what a form may show of Markdown and HTML: the elements that form-js lets pass,
 * with links to our own pages only. A link opens beside the form, which stays.
 */
final class Markup {

	private static final Parser MARKDOWN = Parser.builder().build();

	private static final HtmlRenderer HTML = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.attributeProviderFactory((context) -> (node, tag, attributes) -> {
			if (tag.equals("a")) {
				attributes.putAll(Map.of("target", "_blank", "rel", "noopener"));
			}
		})
		.build();

	private static final Safelist ALLOWED = Safelist.none()
		.addTags("h1", "h2", "h3", "h4", "h5", "h6", "span", "em", "a", "p", "div", "ul", "ol", "li", "hr",
				"blockquote", "img", "pre", "code", "br", "strong", "table", "thead", "tbody", "tr", "th", "td")
		.addAttributes("a", "href", "target", "rel")
		.addAttributes("img", "src", "alt")
		.preserveRelativeLinks(true);

	private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}\\[\\]()#+!<>&|~.-]");

	private static final Pattern OWN = Pattern.compile("/(?!/).*|data:image/(png|jpeg|gif);base64,.*", Pattern.DOTALL);

	private Markup() {
	}

	/**
	 * The HTML of a text in Markdown.
	 */
	static String ofMarkdown(String text) {
		return clean(HTML.render(MARKDOWN.parse(text)));
	}

	/**
	 * HTML without anything that does more than say something.
	 */
	static String clean(String html) {
		var body = Jsoup.parseBodyFragment(Jsoup.clean(html, "", ALLOWED, new OutputSettings().prettyPrint(false)))
			.body();
		for (String attribute : List.of("href", "src")) {
			body.select("[" + attribute + "]").forEach((element) -> {
				if (!isOwn(element.attr(attribute))) {
					element.removeAttr(attribute);
				}
			});
		}
		body.ownerDocument().outputSettings().prettyPrint(false);
		return body.html();
	}

	/** Whether that is the address of a page or picture of our own. */
	static boolean isOwn(String address) {
		return OWN.matcher(address).matches();
	}

	/** A value that Markdown shows as it stands. */
	static String quoted(String value) {
		return SIGNS.matcher(value).replaceAll("\\\\$0");
	}

}
