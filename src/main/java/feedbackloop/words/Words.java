package feedbackloop.words;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The sentences of {@code messages/*.properties} in one language. The bean speaks the
 * language of whoever reads; letters and downloads ask for theirs. Templates call it
 * {@code @words}.
 */
@Component
public class Words {

	/**
	 * What process owners call something that we have a word for, too, by its code behind
	 * this.
	 */
	public static final String OWNERS = "owners.";

	private static final int MINUTES = 60;

	private final MessageSource messages;

	private final Supplier<Locale> language;

	@Autowired
	public Words(MessageSource messages) {
		this(messages, LocaleContextHolder::getLocale);
	}

	private Words(MessageSource messages, Supplier<Locale> language) {
		this.messages = messages;
		this.language = language;
	}

	/**
	 * The same in that language.
	 */
	public Words in(Locale language) {
		return new Words(this.messages, () -> language);
	}

	/**
	 * The language that it speaks, such as zh or en.
	 */
	public String language() {
		return this.language.get().getLanguage();
	}

	/**
	 * The sentence of that key.
	 * @throws org.springframework.context.NoSuchMessageException if there is none
	 */
	public String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.language.get());
	}

	/**
	 * The sentence of that key, if there is one.
	 */
	public Optional<String> find(String key, Object... arguments) {
		return Optional.ofNullable(this.messages.getMessage(key, arguments, null, this.language.get()));
	}

	/**
	 * What the first of the keys says that says anything, else what is given.
	 */
	public String first(String otherwise, String... keys) {
		return Stream.of(keys).map(this::find).flatMap(Optional::stream).findFirst().orElse(otherwise);
	}

	/**
	 * The word for a task, a stage, a group, a grade and so on; what process owners call
	 * it comes first. One that they added and nobody named stands for itself; null stays
	 * null.
	 */
	public String of(String kind, String key) {
		return (key != null) ? first(key, OWNERS + kind + "." + key, kind + "." + key) : null;
	}

	/**
	 * The words for several of a kind, in one list.
	 */
	public String list(String kind, Collection<?> keys) {
		return keys.stream().map((key) -> of(kind, key.toString())).collect(Collectors.joining(say("list.and")));
	}

	/**
	 * The reader's half of a text in both languages.
	 */
	public String half(String text) {
		return Bilingual.in(this.language.get(), text);
	}

	/**
	 * The reader's half of a name or label in both languages.
	 */
	public String label(String text) {
		return Bilingual.label(this.language.get(), text);
	}

	/**
	 * A day within a sentence.
	 */
	public String day(LocalDate day) {
		return DateTimeFormatter.ofPattern(say("date.day"), this.language.get()).format(day);
	}

	/**
	 * A day with its time within a sentence.
	 */
	public String time(OffsetDateTime time) {
		return DateTimeFormatter.ofPattern(say("date.time"), this.language.get()).format(time);
	}

	/**
	 * A length by the clock on the wall, in its two largest units.
	 */
	public String length(Duration length) {
		String unit = (length.toDays() > 0) ? "days" : (length.toHours() > 0) ? "hours" : "minutes";
		return say("length." + unit, length.toDays(), length.toHoursPart(), length.toMinutesPart());
	}

	/**
	 * Working time, which has no days: they differ from calendar to calendar.
	 */
	public String worked(long minutes) {
		return say("length.worked", String.valueOf(minutes / MINUTES), minutes % MINUTES);
	}

}
