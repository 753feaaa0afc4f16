package feedbackloop.words;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The bean speaks the language of whoever reads, and any other that it is asked for; what
 * nobody named stands for itself.
 */
class WordsTests {

	private final Words words = new Words(sentences());

	private final Words chinese = this.words.in(Locale.SIMPLIFIED_CHINESE);

	private final Words english = this.words.in(Locale.ENGLISH);

	@AfterEach
	void noLanguage() {
		LocaleContextHolder.resetLocaleContext();
	}

	@Test
	void theBeanSpeaksTheLanguageOfWhoeverReads() {
		LocaleContextHolder.setLocale(Locale.ENGLISH);
		assertThat(this.words.of("value", "true")).isEqualTo("yes");
		LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
		assertThat(this.words.of("value", "true")).isEqualTo("是");
		assertThat(this.english.of("value", "true")).isEqualTo("yes");
	}

	@Test
	void whatNobodyNamedStandsForItself() {
		assertThat(this.english.of("group", "night-shift")).isEqualTo("night-shift");
		assertThat(this.english.of("group", null)).isNull();
		assertThat(this.english.first("7", "grade.7", "value.true", "value.false")).isEqualTo("yes");
		assertThat(this.english.first("7", "grade.7", "mark.7")).isEqualTo("7");
		assertThat(this.english.find("grade.7")).isEmpty();
		assertThatExceptionOfType(NoSuchMessageException.class).isThrownBy(() -> this.english.say("grade.7"));
	}

	@Test
	void ofATextInBothLanguagesEachReadsTheirHalf() {
		assertThat(this.chinese.half("很多客户 / many customers")).isEqualTo("很多客户");
		assertThat(this.english.label("初筛 Triage")).isEqualTo("Triage");
	}

	@Test
	void aListIsJoinedAsTheLanguageJoins() {
		assertThat(this.chinese.list("value", List.of("true", "false"))).isEqualTo("是、否");
		assertThat(this.english.list("value", List.of(true, false))).isEqualTo("yes, no");
	}

	@Test
	void daysAndTimesAreWrittenAsInASentence() {
		OffsetDateTime time = OffsetDateTime.parse("2026-11-02T09:05:00+08:00");
		assertThat(this.chinese.day(LocalDate.parse("2026-11-02"))).isEqualTo("2026年11月2日");
		assertThat(this.english.day(LocalDate.parse("2026-11-02"))).isEqualTo("2 November 2026");
		assertThat(this.chinese.time(time)).isEqualTo("2026年11月2日 09:05");
		assertThat(this.english.time(time)).isEqualTo("2 November 2026, 09:05");
	}

	@ParameterizedTest
	@CsvSource({ "PT59M, 59 min, 59 分钟", "PT1H, 1 h 0 min, 1 小时 0 分钟", "PT23H59M, 23 h 59 min, 23 小时 59 分钟",
			"PT49H30M, 2 d 1 h, 2 天 1 小时" })
	void aLengthHasItsTwoLargestUnits(Duration length, String english, String chinese) {
		assertThat(this.english.length(length)).isEqualTo(english);
		assertThat(this.chinese.length(length)).isEqualTo(chinese);
	}

	@Test
	void workingTimeHasNoDays() {
		assertThat(this.english.worked(60 * 1200 + 5)).isEqualTo("1200 h 5 min");
		assertThat(this.chinese.worked(0)).isEqualTo("0 小时 0 分");
	}

	private static ResourceBundleMessageSource sentences() {
		ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();
		sentences.setBasenames("messages/words", "messages/pages");
		sentences.setDefaultEncoding("UTF-8");
		sentences.setFallbackToSystemLocale(false);
		return sentences;
	}

}
