package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import feedbackloop.models.compare.ProcessParts.Part;

/**
 * What changed between two versions of a process, element by element.
 *
 * @param elements those that were added, removed or changed
 * @param moved those that are only drawn elsewhere
 */
record ProcessComparison(List<PartChange> elements, List<PartChange> moved) {

	/**
	 * Compares two texts of a process.
	 * @throws feedbackloop.notation.Unreadable if one is no process
	 */
	static ProcessComparison of(String from, String to) {
		ProcessParts before = ProcessParts.read(from);
		ProcessParts after = ProcessParts.read(to);
		List<PartChange> elements = new ArrayList<>();
		List<PartChange> moved = new ArrayList<>();
		for (String id : Sequence.merged(List.copyOf(before.elements().keySet()),
				List.copyOf(after.elements().keySet()))) {
			Part was = before.elements().get(id);
			Part is = after.elements().get(id);
			if (was == null || is == null) {
				elements.add(change(id, (was == null) ? Mark.ADDED : Mark.REMOVED, (is != null) ? is : was, List.of()));
				continue;
			}
			List<PropertyChange> changes = new ArrayList<>();
			if (!was.type().equals(is.type())) {
				changes.add(new PropertyChange("type", "", was.type(), is.type()));
			}
			changes.addAll(PropertyChange.between(was.properties(), is.properties()));
			if (!changes.isEmpty()) {
				elements.add(change(id, Mark.CHANGED, is, changes));
			}
			if (!Objects.equals(before.places().get(id), after.places().get(id))) {
				moved.add(change(id, Mark.MOVED, is, List.of()));
			}
		}
		return new ProcessComparison(elements, moved);
	}

	private static PartChange change(String id, Mark mark, Part part, List<PropertyChange> changes) {
		return new PartChange(id, part.type(), part.name(), mark, changes);
	}

	/**
	 * Whether it is the same process, drawn the same.
	 */
	public boolean isSame() {
		return this.elements.isEmpty() && this.moved.isEmpty();
	}

	/**
	 * An element that changed.
	 *
	 * @param type as BPMN calls it, such as userTask
	 * @param name as it is now, or was when it is gone; may be empty
	 */
	record PartChange(String id, String type, String name, Mark mark, List<PropertyChange> changes) {

	}

}
