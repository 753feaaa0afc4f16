package feedbackloop.knowledge;

import java.util.List;
import java.util.Map;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The body of an article, which staff write in Markdown. HTML in it is shown as it was
 * typed. Of a picture only its words are left: our pages load none of other sites.
 */
final class ArticleText {

	private static final int HIGHEST_HEADING = 2;

	private static final int LOWEST_HEADING = 6;

	private static final Parser MARKDOWN = Parser.builder().build();

	private static final HtmlRenderer HTML = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
		.softbreak("<br />\n")
		.attributeProviderFactory((context) -> (node, tag, attributes) -> {
			if (tag.equals("a")) {
				attributes.putAll(Map.of("rel", "noopener noreferrer nofollow"));
			}
		})
		.build();

	private static final TextContentRenderer TEXT = TextContentRenderer.builder()
		.lineBreakRendering(LineBreakRendering.STRIP)
		.build();

	private ArticleText() {
	}

	/**
	 * As readers see it, as HTML below the heading of the article.
	 */
	static String html(String markdown) {
		Node text = MARKDOWN.parse(markdown);
		text.accept(new Quiet());
		return HTML.render(text);
	}

	/**
	 * The words alone, in one line.
	 */
	static String plain(String markdown) {
		return TEXT.render(MARKDOWN.parse(markdown)).strip();
	}

	/** Headings stand below that of the page, pictures are what they say. */
	private static final class Quiet extends AbstractVisitor {

		@Override
		public void visit(Heading heading) {
			heading.setLevel(Math.min(heading.getLevel() + HIGHEST_HEADING - 1, LOWEST_HEADING));
			visitChildren(heading);
		}

		@Override
		public void visit(Image image) {
			visitChildren(image);
			Node child = image.getFirstChild();
			while (child != null) {
				Node next = child.getNext();
				image.insertBefore(child);
				child = next;
			}
			image.unlink();
		}

	}

}
