package feedbackloop.security;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets everybody who is signed in ask the engine, and auditors only read there: of what
 * changes nothing by its method they may do all, else only the queries that are named
 * here. The engine's own authorizations leave them their password, their profile and
 * whatever a later version adds.
 */
class AuditorsRead implements AuthorizationManager<RequestAuthorizationContext> {

	private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(),
			HttpMethod.OPTIONS.name());

	/** Queries whose conditions are sent in the body. */
	private static final Pattern QUERIES = Pattern
		.compile("(/engine-rest(/engine/default)?|/camunda/api/engine/engine/default)"
				+ "(/(task|process-instance|execution|variable-instance|job|external-task|user|group"
				+ "|history/(process-instance|activity-instance|task|detail|variable-instance|job-log"
				+ "|external-task-log|decision-instance|incident))(/count)?|/filter/[\\w-]+/(list|count|singleResult))");

	/** What Cockpit's own pages ask, and the way out. */
	private static final Pattern WEB_APPS = Pattern
		.compile("/camunda/api/cockpit/plugin/base/default/(incident|process-instance|process-definition)(/[\\w:.-]+)*"
				+ "|/camunda/api/admin/auth/user/default/logout");

	private static final Set<String> WRITERS = Stream
		.concat(Stream.of(StaffGroup.writers()), Stream.of(StaffGroup.authority(StaffGroup.ENGINE_ADMINISTRATORS)))
		.collect(Collectors.toUnmodifiableSet());

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	@Override
	public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext context) {
		Authentication who = person.get();
		return new AuthorizationDecision(
				this.trust.isAuthenticated(who) && (!isOnlyAuditor(who) || reads(context.getRequest())));
	}

	private static boolean isOnlyAuditor(Authentication who) {
		Set<String> authorities = who.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.collect(Collectors.toSet());
		return authorities.contains(StaffGroup.AUDITOR.authority())
				&& authorities.stream().noneMatch(WRITERS::contains);
	}

	private static boolean reads(HttpServletRequest request) {
		return READING.contains(request.getMethod())
				|| (HttpMethod.POST.matches(request.getMethod()) && (QUERIES.matcher(request.getRequestURI()).matches()
						|| WEB_APPS.matcher(request.getRequestURI()).matches()));
	}

}
