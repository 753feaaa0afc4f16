package feedbackloop;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.forms.FormLanguage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Shows people the form of a task in their language alone, in Tasklist. The file keeps
 * both, and programs get it as it is.
 */
@Component
class FormsInOneLanguage extends OncePerRequestFilter {

	private static final Pattern FORM = Pattern.compile("/camunda/api/engine/engine/[^/]+/task/[^/]+/deployed-form");

	private final LocaleResolver languages;

	private final ObjectMapper json;

	FormsInOneLanguage(LocaleResolver languages, ObjectMapper json) {
		this.languages = languages;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !FORM.matcher(request.getRequestURI().substring(request.getContextPath().length())).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		if (answer.getStatus() == HttpStatus.OK.value()) {
			Locale language = this.languages.resolveLocale(request);
			JsonNode form = this.json.readTree(answer.getContentAsByteArray());
			FormLanguage.translate(form, language);
			answer.resetBuffer();
			answer.getOutputStream().write(this.json.writeValueAsBytes(form));
			answer.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
		}
		answer.copyBodyToResponse();
	}

}
