package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/**
 * What changed between two versions of a text, line by line.
 *
 * @param lines those of both versions in order; of what stays, only what stands around a
 * change
 */
record LineComparison(List<Line> lines) {

	private static final int AROUND = 3;

	static LineComparison of(String from, String to) {
		List<String> before = from.lines().toList();
		List<String> after = to.lines().toList();
		List<Line> lines = new ArrayList<>();
		int was = 0;
		int is = 0;
		for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
			while (was < delta.getSource().getPosition()) {
				lines.add(new Line(Mark.SAME, ++was, ++is, before.get(was - 1)));
			}
			for (String line : delta.getSource().getLines()) {
				lines.add(new Line(Mark.REMOVED, ++was, null, line));
			}
			for (String line : delta.getTarget().getLines()) {
				lines.add(new Line(Mark.ADDED, null, ++is, line));
			}
		}
		while (was < before.size()) {
			lines.add(new Line(Mark.SAME, ++was, ++is, before.get(was - 1)));
		}
		return new LineComparison(shown(lines));
	}

	private static List<Line> shown(List<Line> lines) {
		boolean[] near = new boolean[lines.size()];
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).mark() != Mark.SAME) {
				for (int j = Math.max(0, i - AROUND); j <= Math.min(lines.size() - 1, i + AROUND); j++) {
					near[j] = true;
				}
			}
		}
		List<Line> shown = new ArrayList<>();
		for (int i = 0; i < near.length; i++) {
			if (near[i]) {
				shown.add(lines.get(i));
			}
		}
		return shown;
	}

	/**
	 * Whether nothing changed.
	 */
	public boolean isSame() {
		return this.lines.isEmpty();
	}

	/**
	 * A line.
	 *
	 * @param was its number before, null if it was not there
	 * @param is its number now, null if it is not there any more
	 */
	record Line(Mark mark, Integer was, Integer is, String text) {

	}

}
