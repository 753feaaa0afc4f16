package feedbackloop.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * Remembers for half an hour, on the server, which cases this browser has shown the
 * secret of. So the secret stands in no address and in no cookie.
 */
public final class FollowedInSession {

	private static final String ATTRIBUTE = "followedCases";

	private static final long KEPT_MILLIS = Duration.ofMinutes(30).toMillis();

	private FollowedInSession() {
	}

	static void remember(HttpServletRequest request, String number) {
		HttpSession session = request.getSession();
		request.changeSessionId();
		Map<String, Long> followed = new HashMap<>(followed(session));
		followed.put(number, System.currentTimeMillis() + KEPT_MILLIS);
		session.setAttribute(ATTRIBUTE, followed);
	}

	/**
	 * Whether this browser has shown the secret of that case.
	 */
	public static boolean knows(HttpServletRequest request, String number) {
		HttpSession session = request.getSession(false);
		return session != null && followed(session).getOrDefault(number, 0L) > System.currentTimeMillis();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Long> followed(HttpSession session) {
		Object followed = session.getAttribute(ATTRIBUTE);
		return (followed != null) ? (Map<String, Long>) followed : Map.of();
	}

}
