package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;

/**
 * Checks one kind of file before it goes live.
 */
interface KindCheck {

	/**
	 * The kind of file that it checks.
	 */
	ModelFile.Kind kind();

	/**
	 * What is wrong in the file, empty when nothing is. The answer hangs on nothing but
	 * the file and what is looked up among the others, because it is kept.
	 * @param models all files as they would be live, this one included
	 */
	List<Finding> check(ModelFile file, ModelSet models);

}
