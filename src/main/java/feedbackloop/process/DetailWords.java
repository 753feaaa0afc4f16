package feedbackloop.process;

import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * What details of a case are called: as the public form says that asks for them, else as
 * we do. Templates call it {@code @detailWords}.
 */
@Component
public class DetailWords {

	private final Words words;

	DetailWords(Words words) {
		this.words = words;
	}

	/**
	 * The label of the detail; its name where nobody gave it one.
	 */
	public String label(String name) {
		return label(name, this.words);
	}

	/**
	 * The same in the language of those words.
	 */
	public String label(String name, Words in) {
		return in.first(name, "detail." + name, "field." + name);
	}

	/**
	 * The word for a choice, or a tick; what somebody wrote stays as it is.
	 */
	public String value(String name, String value) {
		return value(name, value, this.words);
	}

	/**
	 * The same in the language of those words.
	 */
	public String value(String name, String value, Words in) {
		boolean tick = value.equals("true") || value.equals("false");
		String key = "detail." + name + "." + value;
		return tick ? in.first(value, key, "value." + value) : in.first(value, key);
	}

}
