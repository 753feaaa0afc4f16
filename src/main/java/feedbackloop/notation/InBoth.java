package feedbackloop.notation;

import java.util.List;

/**
 * A text in both languages, as files have it that process owners write.
 */
public record InBoth(String chinese, String english) {

	static final String CHINESE = "zh-CN";

	static final String ENGLISH = "en";

	/**
	 * The text in that section.
	 * @throws Unreadable if it lacks one of the languages, or has anything else
	 */
	public static InBoth of(YamlSection section) {
		section.allow(List.of(CHINESE, ENGLISH));
		return new InBoth(section.text(CHINESE), section.text(ENGLISH));
	}

	/**
	 * The text in that language, Chinese in all others than English.
	 */
	public String in(String language) {
		return language.startsWith(ENGLISH) ? this.english : this.chinese;
	}

}
