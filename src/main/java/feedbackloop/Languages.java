package feedbackloop;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Chinese or English: what the reader chose with {@code ?lang=}, else what the browser or
 * the program asks for, else Chinese.
 */
@Configuration
class Languages implements WebMvcConfigurer {

	private static final List<Locale> KNOWN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

	@Bean
	LocaleResolver localeResolver() {
		CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setCookieHttpOnly(true);
		resolver.setCookieSameSite("Lax");
		resolver.setRejectInvalidCookies(false);
		resolver.setDefaultLocaleFunction((request) -> best(request.getHeader("Accept-Language")));
		return resolver;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		LocaleChangeInterceptor change = new LocaleChangeInterceptor();
		change.setParamName("lang");
		change.setIgnoreInvalidLocale(true);
		registry.addInterceptor(change);
	}

	private static Locale best(String accepted) {
		if (accepted == null || accepted.isBlank()) {
			return Locale.SIMPLIFIED_CHINESE;
		}
		try {
			return Locale.LanguageRange.parse(accepted)
				.stream()
				.filter((range) -> range.getWeight() > 0)
				.map((range) -> range.getRange().split("-")[0])
				.flatMap((language) -> KNOWN.stream().filter((known) -> known.getLanguage().equals(language)))
				.findFirst()
				.orElse(Locale.SIMPLIFIED_CHINESE);
		}
		catch (IllegalArgumentException ex) {
			return Locale.SIMPLIFIED_CHINESE;
		}
	}

}
