package feedbackloop.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import feedbackloop.feedback.Blank;

/**
 * The name under which somebody sends a file: data only, never a path.
 */
record FileName(String base, String extension) {

	/** Characters, the extension included. */
	private static final int LONGEST = 150;

	/** What some program would run, wherever it stands in a name. */
	private static final Set<String> RUNNABLE = Set.of("exe", "bat", "cmd", "scr", "pif", "msi", "dll", "jar", "js",
			"vbs", "ps1", "sh", "hta", "lnk", "html", "htm", "svg", "php", "jsp", "asp", "aspx", "docm", "xlsm");

	/**
	 * Takes the last part of a path. Leaves out signs that mean something to a file
	 * system or that turn the direction of writing.
	 */
	static FileName of(String given) {
		String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "")
			.replaceAll("[<>:\"|?*]", "_")
			.strip();
		int dot = name.lastIndexOf('.');
		String base = (dot < 0) ? name : name.substring(0, dot);
		String extension = (dot < 0) ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
		return new FileName(Blank.is(base) ? "file" : base, extension);
	}

	/**
	 * Whether it hides what it is, such as {@code bill.exe.pdf}.
	 */
	boolean isDisguised() {
		List<String> parts = Arrays.asList(this.base.toLowerCase(Locale.ROOT).split("\\."));
		return parts.stream().skip(1).map(String::strip).anyMatch(RUNNABLE::contains);
	}

	@Override
	public String toString() {
		int room = LONGEST - this.extension.length() - 1;
		boolean fits = this.base.codePointCount(0, this.base.length()) <= room;
		return (fits ? this.base : this.base.substring(0, this.base.offsetByCodePoints(0, room))) + "."
				+ this.extension;
	}

}
