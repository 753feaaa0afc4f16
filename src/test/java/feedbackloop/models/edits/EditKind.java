package feedbackloop.models.edits;

import feedbackloop.models.files.ModelFile;

/**
 * A sort of edit.
 *
 * @param name in words
 * @param of the files that it is made in
 */
record EditKind(ModelFile.Kind of, String name, Mutation mutation) {

}
