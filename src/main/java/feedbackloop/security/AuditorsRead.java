package feedbackloop.security;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.authorization.Groups;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
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

	@Override
	public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext context) {
		return new AuthorizationDecision(SignedIn.of(person.get())
			.filter((who) -> !isOnlyAuditor(who) || reads(context.getRequest()))
			.isPresent());
	}

	private static boolean isOnlyAuditor(SignedIn who) {
		return who.groups().contains(StaffGroup.AUDITOR.id()) && !who.may(Right.WRITE)
				&& !who.groups().contains(Groups.CAMUNDA_ADMIN);
	}

	private static boolean reads(HttpServletRequest request) {
		return READING.contains(request.getMethod())
				|| (HttpMethod.POST.matches(request.getMethod()) && (QUERIES.matcher(request.getRequestURI()).matches()
						|| WEB_APPS.matcher(request.getRequestURI()).matches()));
	}

}
