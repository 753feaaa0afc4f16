package feedbackloop.audit;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.audit.AccessLog.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down each attempt of somebody signed in to change what that person may not
 * change. Our rules, the engine or the address itself may have refused it. Stands in
 * front of Spring Security, so that its refusals are seen as well.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class DeniedWrites extends OncePerRequestFilter {

	private static final Pattern NUMBER = Pattern.compile("(FB|IM)-\\d{8}-\\d{6,9}");

	private static final Set<HttpStatus> REFUSALS = Set.of(HttpStatus.FORBIDDEN, HttpStatus.METHOD_NOT_ALLOWED,
			HttpStatus.NOT_FOUND);

	private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(),
			HttpMethod.OPTIONS.name());

	private final SecurityContextRepository people = new DelegatingSecurityContextRepository(
			new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository());

	private final AccessLog log;

	DeniedWrites(AccessLog log) {
		this.log = log;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return READING.contains(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !REFUSALS.contains(status)) {
			return;
		}
		SecurityContext context = this.people.loadDeferredContext(request).get();
		Authentication person = context.getAuthentication();
		if (person != null && person.isAuthenticated()) {
			Matcher number = NUMBER.matcher(request.getRequestURI());
			this.log.note(person.getName(), Kind.DENIAL, number.find() ? number.group() : null,
					request.getMethod() + " " + request.getRequestURI() + " " + status.value());
		}
	}

}
