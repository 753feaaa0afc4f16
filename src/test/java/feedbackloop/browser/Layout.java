package feedbackloop.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether all of Tasklist, and of the case beside the form, can be read: nothing is cut
 * off, nothing lies over something else.
 */
final class Layout {

	/** Polled in the page, because a column may go away between two questions. */
	private static final String SIDE_BY_SIDE = """
			columns => {
			  const boxes = columns.map(column => document.querySelector(column))
			    .filter(column => column && column.checkVisibility({ visibilityProperty: true }))
			    .map(column => column.getBoundingClientRect());
			  const ends = [0, ...boxes.map(box => box.right)];
			  return boxes.every((box, i) => box.left >= ends[i] - 1) && ends.at(-1) <= innerWidth + 1;
			}""";

	private static final List<String> COLUMNS = List.of(".task-filters", ".column.tasks-list", ".task-details",
			".case-beside");

	private static final String STANDS_STILL = """
			async () => {
			  const drawn = () => new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
			  await drawn();
			  await Promise.allSettled(document.getAnimations().filter(move => move instanceof CSSTransition)
			    .map(move => move.finished));
			  await drawn();
			  return true;
			}""";

	/** Long names of products and long words end in an ellipsis on a card, on purpose. */
	private static final String SPOILED = """
			body => {
			  const columns = [...body.querySelectorAll('.three-cols-layout-cell')];
			  const areas = columns.length ? columns : [...body.querySelectorAll('main')];
			  const isShown = part => part.getClientRects().length > 0
			    && getComputedStyle(part).visibility !== 'hidden' && !part.closest('.case-origin, .case-words');
			  const isCut = part => part.clientWidth > 0 && (
			    (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible')
			    || (part.clientHeight > 2 && part.scrollHeight > part.clientHeight + 4
			      && getComputedStyle(part).overflowY === 'hidden'));
			  const isBlock = part => {
			    const style = getComputedStyle(part);
			    return style.display !== 'inline' && ['static', 'relative'].includes(style.position)
			      && isShown(part) && part.textContent.trim() !== '';
			  };
			  const lieOver = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
			    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
			  const named = part => part.tagName + '.' + part.className;
			  return areas.flatMap(area => [...area.querySelectorAll('*')].filter(isShown).flatMap(part => {
			    const blocks = part.children.length > 1 ? [...part.children].filter(isBlock) : [];
			    const boxes = blocks.map(block => block.getBoundingClientRect());
			    const covered = blocks.filter((one, i) => boxes.slice(i + 1).some(other => lieOver(boxes[i], other)));
			    const wide = part.getBoundingClientRect().right > area.getBoundingClientRect().right + 1;
			    return [...covered.map(one => 'covered: ' + named(one)),
			      ...(isCut(part) ? ['cut: ' + named(part)] : []), ...(wide ? ['too wide: ' + named(part)] : [])];
			  }));
			}""";

	private Layout() {
	}

	/**
	 * Columns stand side by side, and all in them can be read as soon as it is drawn.
	 */
	static void everythingFits(Page page) {
		standSideBySide(page);
		Eventually.holds(page, () -> {
			isUnspoiled("Tasklist", page.locator("body"));
			if (page.locator(".case-beside").isVisible()) {
				isUnspoiled("the case", page.frameLocator(".case-beside iframe").locator("body"));
			}
		});
	}

	/** Waits until the columns have slid to where they stand side by side. */
	private static void standSideBySide(Page page) {
		page.waitForFunction(STANDS_STILL);
		page.waitForFunction(SIDE_BY_SIDE, COLUMNS);
	}

	private static void isUnspoiled(String where, Locator body) {
		assertThat((List<?>) body.evaluate(SPOILED)).as("spoiled in " + where).isEmpty();
	}

}
