package feedbackloop.audit;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes down every look of a person at cases, files, messages and the log itself,
 * whichever feature answers. What was not shown, because it was refused or does not
 * exist, was not seen. The past in Cockpit is written down where it is answered.
 */
@Component
class AccessWatch implements HandlerInterceptor, WebMvcConfigurer {

	/** The first that fits decides. */
	private static final List<Watched> WATCHED = List.of(new Watched("/cases/*/files/*", Kind.DOWNLOAD),
			new Watched("/cases/*/trail/*", Kind.EXPORT), new Watched("/cases/selection/**", Kind.SEARCH),
			new Watched("/cases/*/**", Kind.CASE_VIEW), new Watched("/api/cases/*/**", Kind.CASE_VIEW),
			new Watched("/cases", Kind.SEARCH), new Watched("/api/cases", Kind.SEARCH),
			new Watched("/improvements/measures", Kind.SEARCH), new Watched("/improvements/*/**", Kind.CASE_VIEW),
			new Watched("/improvements", Kind.SEARCH), new Watched("/improvements.*", Kind.EXPORT),
			new Watched("/cases.*", Kind.EXPORT), new Watched("/api/improvements", Kind.SEARCH),
			new Watched("/tasks", Kind.SEARCH), new Watched("/backlog", Kind.SEARCH),
			new Watched("/reviews/*/*.csv", Kind.EXPORT), new Watched("/reviews/*", Kind.SEARCH),
			new Watched("/screening/**", Kind.SEARCH), new Watched("/api/tasks/words", Kind.SEARCH),
			new Watched("/privacy", Kind.SEARCH), new Watched("/outbox/**", Kind.MESSAGE_VIEW),
			new Watched("/imports/*/*.csv", Kind.EXPORT), new Watched("/imports/**", Kind.SEARCH),
			new Watched("/mailbox/**", Kind.MESSAGE_VIEW), new Watched("/audit/access/download", Kind.EXPORT),
			new Watched("/audit/**", Kind.AUDIT_VIEW), new Watched("/api/audit/**", Kind.AUDIT_VIEW));

	/** The pictures are part of the case page. */
	private static final String THUMBNAILS = "/cases/{number}/files/{id}/thumbnail";

	/**
	 * What these hold is one of our own words, a number or a day where they are asked
	 * for.
	 */
	private static final Set<String> CHECKED = Set.of("number", "grade", "status", "team", "feedbackType", "channel",
			"receivedFrom", "receivedTo", "state", "owner", "overdue", "stuck", "incomplete", "sort", "page", "size",
			"user", "kind", "firstDay", "lastDay", "before");

	private static final Pattern PLAIN = Pattern.compile("[\\w.@-]{1,64}");

	/** What these hold is typed freely. */
	private static final Set<String> TYPED = Set.of("text", "product", "words");

	/** The words that are looked for. */
	private static final String TEXT = "text";

	private static final AntPathMatcher paths = new AntPathMatcher();

	private final AccessLog log;

	private final Masker masker;

	private final Vault vault;

	AccessWatch(AccessLog log, Masker masker, Vault vault) {
		this.log = log;
		this.masker = masker;
		this.vault = vault;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	/**
	 * What a look at that address is, empty where it is none.
	 * @param pattern the address as its handler names it
	 */
	static Optional<Kind> kindOf(String pattern) {
		if (pattern.equals(THUMBNAILS)) {
			return Optional.empty();
		}
		return WATCHED.stream()
			.filter((watched) -> paths.match(watched.address(), pattern))
			.map(Watched::kind)
			.findFirst();
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			Exception failure) {
		Principal reader = request.getUserPrincipal();
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (reader == null || pattern == null || !HttpMethod.GET.matches(request.getMethod())
				|| response.getStatus() / 100 != 2) {
			return;
		}
		kindOf(pattern.toString()).ifPresent((kind) -> {
			String question = question(request);
			this.log.note(reader.getName(), kind, number(request),
					request.getRequestURI() + (question.isEmpty() ? "" : " " + question), searched(request));
		});
	}

	private static String number(HttpServletRequest request) {
		Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		Object number = variables.get("number");
		return (number != null) ? number.toString() : request.getParameter("number");
	}

	/** What somebody typed may be personal data and is masked. */
	private String question(HttpServletRequest request) {
		Map<String, String[]> parameters = new TreeMap<>(request.getParameterMap());
		return parameters.entrySet()
			.stream()
			.filter((parameter) -> !List.of(parameter.getValue()).contains(""))
			.map((parameter) -> masked(parameter.getKey(), String.join(",", parameter.getValue())))
			.collect(Collectors.joining(" "));
	}

	private String masked(String name, String value) {
		if (CHECKED.contains(name) && PLAIN.matcher(value).matches()) {
			return name + "=" + this.masker.mask(value);
		}
		return (TYPED.contains(name) ? name : "*") + "=" + this.masker.name(value);
	}

	private String searched(HttpServletRequest request) {
		String text = request.getParameter(TEXT);
		return (text != null && !text.isBlank()) ? this.vault.index(text) : null;
	}

	/**
	 * Addresses and what a look at them is.
	 */
	private record Watched(String address, Kind kind) {

	}

}
