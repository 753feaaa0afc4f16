package feedbackloop.desk;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.desk.KnownFacts.Fact;
import feedbackloop.desk.KnownFacts.Known;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.words.Words;
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
 * Fills what is known of a case into its form of triage, as Tasklist gets it. Each label
 * says who told it. Nothing of it counts before a person submits the form. The labels are
 * in the reader's language before.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class KnownFactsInForm extends OncePerRequestFilter {

	private static final Pattern FORM = Pattern
		.compile(".*/camunda/api/engine/engine/[^/]+/task/([^/]+)/deployed-form");

	private final KnownFacts facts;

	private final AccessLog looks;

	private final LocaleResolver languages;

	private final Words words;

	private final ObjectMapper json;

	KnownFactsInForm(KnownFacts facts, AccessLog looks, LocaleResolver languages, Words words, ObjectMapper json) {
		this.facts = facts;
		this.looks = looks;
		this.languages = languages;
		this.words = words;
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
			if (Tasks.TRIAGE.equals(form.path("id").asText())) {
				fillIn(form, person.getName(), request);
				answer.resetBuffer();
				answer.getOutputStream().write(this.json.writeValueAsBytes(form));
			}
		}
		answer.copyBodyToResponse();
	}

	private void fillIn(JsonNode form, String userId, HttpServletRequest request) {
		Matcher address = FORM.matcher(request.getRequestURI());
		address.matches();
		try {
			Known known = this.facts.of(address.group(1), userId);
			if (!known.facts().isEmpty()) {
				fillIn(form, known.facts(), this.words.in(this.languages.resolveLocale(request)));
				this.looks.note(userId, Kind.CASE_VIEW, known.number(), request.getRequestURI());
			}
		}
		catch (Refusal ex) {
			// Who may not work on the task gets its form without the customer's words.
		}
	}

	/** Writes the facts into the form, whose labels are in one language. */
	static void fillIn(JsonNode part, Map<String, Fact> facts, Words words) {
		Fact fact = facts.get(part.path("key").asText());
		if (fact != null && part instanceof ObjectNode field) {
			field.putPOJO("defaultValue", fact.value());
			field.put("label",
					words.say("form.known." + fact.source(), field.path("label").asText(), fact.earlierCase()));
		}
		part.path("components").forEach((inner) -> fillIn(inner, facts, words));
	}

}
