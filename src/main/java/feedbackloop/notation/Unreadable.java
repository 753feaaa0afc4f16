package feedbackloop.notation;

import java.util.List;

/**
 * A file, or a line, column or cell of it, that cannot be read any further; becomes a
 * {@link Finding}.
 */
public final class Unreadable extends RuntimeException {

	private final String place;

	private final String code;

	private final transient List<Object> arguments;

	/**
	 * Something that cannot be read.
	 * @param place where in the file, such as {@code line 3}; may be empty
	 * @param code the finding's sentence
	 * @param arguments what the sentence names
	 */
	public Unreadable(String place, String code, Object... arguments) {
		super("%s: %s %s".formatted(place, code, List.of(arguments)), null, false, false);
		this.place = place;
		this.code = code;
		this.arguments = List.of(arguments);
	}

	/**
	 * What is wrong in the file of that name.
	 */
	public Finding in(String file) {
		return Finding.of(file, this.place, this.code, this.arguments.toArray());
	}

}
