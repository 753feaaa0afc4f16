package feedbackloop.models.check.xml;

import java.util.List;

import feedbackloop.process.Finding;

/**
 * A file, column or cell that cannot be read any further; becomes a {@link Finding}.
 */
public final class Refused extends RuntimeException {

	private final String code;

	private final String place;

	private final transient List<Object> arguments;

	public Refused(String code, String place, Object... arguments) {
		super(code, null, false, false);
		this.code = code;
		this.place = place;
		this.arguments = List.of(arguments);
	}

	/**
	 * What is wrong in the file of that name.
	 */
	public Finding in(String file) {
		return Finding.of(file, this.place, this.code, this.arguments.toArray());
	}

}
