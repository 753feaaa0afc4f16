package feedbackloop.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person of the current request, as the engine knows people: an id and groups.
 */
record SignedIn(String userId, List<String> groups) {

	static Optional<SignedIn> current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || authentication instanceof AnonymousAuthenticationToken
				|| !authentication.isAuthenticated()) {
			return Optional.empty();
		}
		List<String> groups = authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(StaffGroup::groupId)
			.filter(Objects::nonNull)
			.toList();
		return Optional.of(new SignedIn(authentication.getName(), groups));
	}

}
