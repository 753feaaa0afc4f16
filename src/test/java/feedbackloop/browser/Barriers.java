package feedbackloop.browser;

import java.util.List;
import java.util.Set;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

/**
 * What keeps somebody from using a page who does not see it, or reads it enlarged, or has
 * no mouse: as far as axe-core finds it by WCAG 2.1, level AA.
 */
final class Barriers {

	private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa");

	private static final Set<String> IMPACTS = Set.of("serious", "critical");

	private static final String UNFOLD = "() => document.querySelectorAll('main details').forEach(part => part.open = true)";

	private Barriers() {
	}

	/**
	 * Unfolds all of the page and looks at it.
	 * @return each barrier with its page, rule, element and remedy
	 */
	static List<String> on(Page page) {
		page.evaluate(UNFOLD);
		return found(page, new AxeBuilder(page));
	}

	/**
	 * Looks at one part of the page only.
	 */
	static List<String> in(Page page, String part) {
		return found(page, new AxeBuilder(page).include(List.of(part)));
	}

	/**
	 * Runs as a debugger does, which the page's own policy does not stop. The newer mode
	 * would open another window for each page, to join what it finds in frames.
	 */
	private static List<String> found(Page page, AxeBuilder axe) {
		AxeRunOptions violationsOnly = new AxeRunOptions();
		violationsOnly.setResultTypes(List.of("violations"));
		String where = "%s, %d wide".formatted(page.url(), page.viewportSize().width);
		return axe.options(violationsOnly)
			.withTags(RULES)
			.setLegacyMode(true)
			.analyze()
			.getViolations()
			.stream()
			.filter((rule) -> IMPACTS.contains(rule.getImpact()))
			.flatMap((rule) -> rule.getNodes().stream().map((element) -> said(where, rule, element)))
			.toList();
	}

	private static String said(String where, Rule rule, CheckedNode element) {
		return "%s%n  %s: %s%n  %s%n  %s%n  %s%n  %s".formatted(where, rule.getId(), rule.getHelp(),
				element.getTarget(), element.getHtml(), element.getFailureSummary(), rule.getHelpUrl());
	}

}
