package feedbackloop.process;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;

/**
 * The demand that a single file can be read by the feature that it belongs to.
 */
public abstract class ReadableFile implements FileContract {

	private final String file;

	private final Consumer<String> reader;

	/**
	 * @param file its name, such as {@code processes/calendar.yaml}
	 * @param reader throws {@link Unreadable} if something in the text is wrong
	 */
	protected ReadableFile(String file, Consumer<String> reader) {
		this.file = file;
		this.reader = reader;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(this.file);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			this.reader.accept(text);
			return List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

}
