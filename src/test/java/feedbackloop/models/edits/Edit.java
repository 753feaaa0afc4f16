package feedbackloop.models.edits;

import feedbackloop.models.files.ModelFile;

/**
 * A small edit of one file, as a process owner makes it or slips into it.
 *
 * @param number which of the edits of its seed
 * @param kind what sort of edit
 * @param change what is different
 * @param file the edited file
 */
record Edit(long seed, int number, String kind, Changed change, ModelFile file) {

	private static final int LONGEST = 120;

	@Override
	public String toString() {
		return "seed " + this.seed + ", edit " + this.number + ": " + this.kind + " in " + this.file.name() + " at "
				+ this.change.place() + ": " + shown(this.change.before()) + " -> " + shown(this.change.after());
	}

	private static String shown(String text) {
		String line = text.replace("\n", "\\n").replace("\r", "\\r").replaceAll("\\s{2,}", " ").strip();
		return "[" + ((line.length() > LONGEST) ? line.substring(0, LONGEST) + "… " + line.length() : line) + "]";
	}

}
