package feedbackloop.security;

import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import feedbackloop.RetryAfter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks every few seconds whether the person of a session still may go on. A session ends
 * when the account is gone, when its password is another, and after twelve hours; groups
 * are those of now.
 */
class SessionWatch extends OncePerRequestFilter implements SessionAuthenticationStrategy {

	static final Duration LONGEST = Duration.ofHours(12);

	static final Duration NEXT_LOOK = Duration.ofSeconds(5);

	private static final String LOOK = SessionWatch.class.getName();

	private final AccountStates accounts;

	private final Clock clock;

	private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

	/**
	 * @param clock the machine's clock, by which sessions are made
	 */
	SessionWatch(AccountStates accounts, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	/** Remembers at the sign-in which password it was. */
	@Override
	public void onAuthentication(Authentication person, HttpServletRequest request, HttpServletResponse response) {
		AccountState account = this.accounts.find(person.getName())
			.orElseThrow(() -> new SessionAuthenticationException("The account was deleted"));
		remember(request.getSession(), account);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		try {
			if (session != null && !goesOn(session, request, response)) {
				SecurityContextHolder.clearContext();
				session.invalidate();
			}
		}
		catch (IllegalStateException ex) {
			// Another request of the session has ended it meanwhile.
			SecurityContextHolder.clearContext();
		}
		catch (DataAccessResourceFailureException ex) {
			RetryAfter.refuse(response);
			return;
		}
		chain.doFilter(request, response);
	}

	private boolean goesOn(HttpSession session, HttpServletRequest request, HttpServletResponse response) {
		Instant now = this.clock.instant();
		if (now.isAfter(Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST))) {
			return false;
		}
		Optional<SignedIn> person = SignedIn.current();
		Look last = (Look) session.getAttribute(LOOK);
		if (person.isEmpty() || (last != null && now.isBefore(last.at().plus(NEXT_LOOK)))) {
			return true;
		}
		Optional<AccountState> account = this.accounts.find(person.get().userId());
		if (last == null) {
			account.ifPresent((state) -> remember(session, state));
			return account.isPresent();
		}
		if (account.isEmpty() || !account.get().password().equals(last.password())) {
			return false;
		}
		remember(session, account.get());
		if (!account.get().groups().equals(Set.copyOf(person.get().groups()))) {
			regroup(person.get().userId(), account.get().groups(), request, response);
		}
		return true;
	}

	private void remember(HttpSession session, AccountState account) {
		session.setAttribute(LOOK, new Look(this.clock.instant(), account.password()));
	}

	private void regroup(String userId, Set<String> groups, HttpServletRequest request, HttpServletResponse response) {
		UsernamePasswordAuthenticationToken person = SignedIn.token(userId, groups);
		person.setDetails(SecurityContextHolder.getContext().getAuthentication().getDetails());
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(person);
		SecurityContextHolder.setContext(context);
		this.sessions.saveContext(context, request, response);
	}

	/**
	 * @param at when the account was looked at
	 * @param password which one it had at the sign-in
	 */
	private record Look(Instant at, String password) implements Serializable {

	}

}
