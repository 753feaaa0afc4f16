package feedbackloop.models.check.table;

import java.util.List;

import feedbackloop.process.Finding;

/**
 * A file, column or cell that cannot be read any further; becomes a {@link Finding}.
 */
final class Refused extends RuntimeException {

	private final String code;

	private final String place;

	private final transient List<Object> arguments;

	Refused(String code, String place, Object... arguments) {
		super(code, null, false, false);
		this.code = code;
		this.place = place;
		this.arguments = List.of(arguments);
	}

	Finding in(String file) {
		return Finding.of(file, this.place, this.code, this.arguments.toArray());
	}

}
