package feedbackloop.desk;

import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.process.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Writes what is known of a case, and who may be chosen, into the form that Tasklist
 * gets. Its labels are in the reader's language before. Who may not work on the task gets
 * the form as it is.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class TasklistForms extends OncePerRequestFilter {

	private static final Pattern FORM = Pattern
		.compile(".*/camunda/api/engine/engine/[^/]+/task/([^/]+)/deployed-form");

	private final KnownFactsInForm facts;

	private final PeopleInForm people;

	private final MeasuresInForm measures;

	private final LocaleResolver languages;

	private final ObjectMapper json;

	TasklistForms(KnownFactsInForm facts, PeopleInForm people, MeasuresInForm measures, LocaleResolver languages,
			ObjectMapper json) {
		this.facts = facts;
		this.people = people;
		this.measures = measures;
		this.languages = languages;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !FORM.matcher(request.getRequestURI()).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		Principal person = request.getUserPrincipal();
		if (answer.getStatus() == HttpStatus.OK.value() && person != null) {
			JsonNode form = this.json.readTree(answer.getContentAsByteArray());
			fillIn(form, person.getName(), request);
			answer.resetBuffer();
			answer.getOutputStream().write(this.json.writeValueAsBytes(form));
		}
		answer.copyBodyToResponse();
	}

	private void fillIn(JsonNode form, String userId, HttpServletRequest request) {
		Matcher address = FORM.matcher(request.getRequestURI());
		address.matches();
		Locale language = this.languages.resolveLocale(request);
		try {
			this.people.fillIn(form, address.group(1), userId, language);
			this.measures.fillIn(form, address.group(1), userId, language);
			this.facts.fillIn(form, address.group(1), userId, language, request.getRequestURI());
		}
		catch (Refusal ex) {
			// Neither the customer's words nor the names of colleagues are for this
			// person.
		}
	}

}
