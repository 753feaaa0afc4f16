package feedbackloop.models.check;

import java.util.Set;
import java.util.function.Predicate;

import feedbackloop.notation.XmlElement;

/**
 * What counts as done, or no longer, when a step of a case is done.
 *
 * @param step which steps
 * @param when what must be known of the case by then
 */
record DutyMark(Predicate<XmlElement> step, Predicate<Known> when, Set<String> done, Set<String> undone) {

	Known after(XmlElement node, Known known) {
		return (this.step.test(node) && this.when.test(known)) ? known.marked(this.done, this.undone) : known;
	}

}
