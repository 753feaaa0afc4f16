package feedbackloop.mailbox;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a mail in HTML, as its sender saw it. Nothing is loaded. Quoted text has a
 * sign before each line; where a mail program began to quote stands a mark.
 */
final class HtmlText implements NodeVisitor {

	private static final int LONGEST = 2_000_000;

	private static final String NOT_SEEN = "script, style, head, title, template, noscript, [hidden], [style*=display:none], "
			+ "[style*=display: none]";

	/** What mail programs put the mail into that they answer. */
	private static final String QUOTES = "div.gmail_quote, div.gmail_quote_container, #isReplyContent, "
			+ "#divRplyFwdMsg, #appendonsend, div.yahoo_quoted, div.moz-cite-prefix, #mail-editor-reference-message-container, "
			+ "div.ntes-mailmaster-quote, #ntes-flashmail-quote";

	private static final String PREFORMATTED = "pre, [style*=white-space:pre], [style*=white-space: pre]";

	/** Who answers whom is not told by more signs. */
	private static final int DEEPEST_QUOTE = 5;

	private static final Pattern SPACES_AT_END = Pattern.compile("(?<![ \\t])[ \\t]++\\n");

	private static final Set<String> BLOCKS = Set.of("p", "div", "table", "tr", "ul", "ol", "li", "h1", "h2", "h3",
			"h4", "h5", "h6", "pre", "section", "article", "header", "footer", "hr", "blockquote", "dl", "dt", "dd",
			"center", "form", "fieldset");

	private final StringBuilder text = new StringBuilder();

	private final Set<Node> preformatted;

	private int quoted;

	private HtmlText(Collection<? extends Node> preformatted) {
		this.preformatted = Set.copyOf(preformatted);
	}

	static String of(String html) {
		Document page = Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST)));
		page.select(NOT_SEEN).remove();
		for (Element quote : page.select(QUOTES)) {
			quote.prepend("<br>" + QuotedText.MARK + "<br>");
		}
		HtmlText reader = new HtmlText(page.select(PREFORMATTED));
		page.body().traverse(reader);
		return SPACES_AT_END.matcher(reader.text).replaceAll("\n").replaceAll("\\n{3,}", "\n\n").strip();
	}

	@Override
	public void head(Node node, int depth) {
		if (node instanceof TextNode words) {
			write(words.getWholeText(), this.preformatted.contains(words.parent()));
		}
		else if (node.nodeName().equals("br")) {
			breakLine();
		}
		else if (BLOCKS.contains(node.nodeName())) {
			beginLine();
			this.quoted += node.nodeName().equals("blockquote") ? 1 : 0;
			if (node.nodeName().equals("li")) {
				write("- ", true);
			}
		}
		else if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
			write(" ", false);
		}
	}

	@Override
	public void tail(Node node, int depth) {
		if (BLOCKS.contains(node.nodeName())) {
			beginLine();
			this.quoted -= node.nodeName().equals("blockquote") ? 1 : 0;
			if (node.nodeName().equals("p")) {
				breakLine();
			}
		}
		else if (node.nodeName().equals("a")) {
			String link = node.attr("href");
			if (link.matches("(?i)https?://.*")
					&& this.text.indexOf(link, this.text.length() - link.length() - 1) < 0) {
				write(" " + link + " ", false);
			}
		}
	}

	private void write(String words, boolean asItIs) {
		String plain = words.replace('\u00A0', ' ');
		for (String line : asItIs ? plain.split("(?<=\\n)") : new String[] { plain.replaceAll("\\s+", " ") }) {
			String put = (isAtBegin() && !asItIs) ? line.stripLeading() : line;
			if (!put.isEmpty()) {
				this.text.append(isAtBegin() ? "> ".repeat(depth()) : "").append(put);
			}
		}
	}

	private boolean isAtBegin() {
		return this.text.isEmpty() || this.text.charAt(this.text.length() - 1) == '\n';
	}

	private int depth() {
		return Math.min(this.quoted, DEEPEST_QUOTE);
	}

	private void beginLine() {
		if (!isAtBegin()) {
			this.text.append('\n');
		}
	}

	private void breakLine() {
		this.text.append(isAtBegin() ? ">".repeat(depth()) : "").append('\n');
	}

}
