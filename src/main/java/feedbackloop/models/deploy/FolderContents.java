package feedbackloop.models.deploy;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;

/**
 * What was read of a folder.
 *
 * @param files those that may go live, whatever is in them
 * @param findings which files cannot be read. Warnings name those that look as if they
 * were meant to be read and are not
 */
record FolderContents(List<ModelFile> files, List<Finding> findings) {

}
