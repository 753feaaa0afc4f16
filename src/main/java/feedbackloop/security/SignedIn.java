package feedbackloop.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import feedbackloop.process.Right;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;

/**
 * The person of the current request, as the engine knows people: an id and groups. For
 * Spring Security each group is an authority.
 */
public record SignedIn(String userId, List<String> groups) {

	private static final String GROUP = "GROUP_";

	public static Optional<SignedIn> current() {
		return of(SecurityContextHolder.getContext().getAuthentication());
	}

	/**
	 * The person, unless it is nobody or a stranger.
	 */
	static Optional<SignedIn> of(Authentication authentication) {
		if (authentication == null || authentication instanceof AnonymousAuthenticationToken
				|| !authentication.isAuthenticated()) {
			return Optional.empty();
		}
		List<String> groups = authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority.startsWith(GROUP))
			.map((authority) -> authority.substring(GROUP.length()))
			.toList();
		return Optional.of(new SignedIn(authentication.getName(), groups));
	}

	/**
	 * The person for Spring Security, with neither password nor details.
	 */
	static UsernamePasswordAuthenticationToken token(String userId, Collection<String> groups) {
		List<SimpleGrantedAuthority> authorities = groups.stream()
			.map((group) -> new SimpleGrantedAuthority(GROUP + group))
			.toList();
		return UsernamePasswordAuthenticationToken.authenticated(new User(userId, "", authorities), null, authorities);
	}

	boolean may(Right right) {
		return right.isOf(this.groups);
	}

}
