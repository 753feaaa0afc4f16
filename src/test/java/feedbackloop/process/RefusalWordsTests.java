package feedbackloop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentence of a refusal that is no field's fault names no field: it would read
 * "null".
 */
class RefusalWordsTests {

	private static final Pattern NO_FIELD = Pattern
		.compile("Refusal\\s*\\.(?:tooLate|forbidden|unknown|invalid\\(null,)\\s*\\(?\\s*\"([\\w.]+)\"");

	@AfterEach
	void noLanguage() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh", "en" })
	void aRefusalThatIsNoFieldsFaultNamesNone(String language) {
		Set<String> codes = codes();
		assertThat(codes).hasSizeGreaterThan(60).contains("draftChanged", "noReplay", "noCase");
		RefusalWords words = words();
		for (String code : codes) {
			LocaleContextHolder.setLocale(new Locale(language));
			assertThat(words.of(Refusal.tooLate(code, 7, 8, 9))).as(code).doesNotContain("null");
		}
	}

	@Test
	void whoSavedTheDraftIsNamed() {
		assertThat(words().of(Refusal.tooLate("draftChanged", "owner2"))).contains("Owner (owner2)");
	}

	private static RefusalWords words() {
		Words words = new Words(messages());
		return new RefusalWords(words, new AccountNames(null, words) {

			@Override
			public Known of(Collection<String> userIds) {
				return new Known(Map.of("owner2", "Owner (owner2)"));
			}

		});
	}

	private static Set<String> codes() {
		Set<String> codes = new TreeSet<>();
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			for (Path source : sources.filter((path) -> path.toString().endsWith(".java")).toList()) {
				Matcher used = NO_FIELD.matcher(Files.readString(source));
				while (used.find()) {
					codes.add(used.group(1));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		codes.removeIf((code) -> List.of("fourEyes.", "keptFrom.").contains(code));
		return codes;
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
			messages.setBasenames(files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.contains("_en"))
				.map((name) -> "messages/" + name.replace(".properties", ""))
				.toArray(String[]::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
