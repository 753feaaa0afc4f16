package feedbackloop.models.check;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;

/**
 * One thing that every process must keep to.
 */
interface ProcessRule {

	/**
	 * @param models all files as they would be live
	 */
	void check(ProcessModel model, ModelSet models, Findings findings);

}
