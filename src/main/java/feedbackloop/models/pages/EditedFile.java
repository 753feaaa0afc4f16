package feedbackloop.models.pages;

import feedbackloop.models.files.ModelFile;

/**
 * A file in the editor.
 *
 * @param base the live version that the text was made from, 0 for a new file
 * @param revision of the draft that the editor has before them, 0 for none
 * @param live the version that is live now
 */
record EditedFile(String name, String text, int base, int revision, int live, String draftedBy) {

	ModelFile file() {
		return new ModelFile(this.name, this.text);
	}

	/**
	 * Whether another version went live since the draft was begun.
	 */
	public boolean isBehind() {
		return this.base != this.live;
	}

}
