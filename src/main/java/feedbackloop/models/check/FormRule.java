package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;

/**
 * One thing that every form must keep to.
 */
interface FormRule {

	/**
	 * @param form the key of the form
	 * @param fields all its components
	 * @param models all files as they would be live
	 */
	void check(String form, List<FormField> fields, ModelSet models, Findings findings);

}
