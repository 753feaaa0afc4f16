package feedbackloop.testing;

import java.util.stream.Stream;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Who asks in tests without a server: a demo account, signed in, in its own group.
 */
public final class Member {

	private Member() {
	}

	/**
	 * Signs in an account of a group, whose id is the group's, or that with a 2.
	 */
	public static RequestPostProcessor member(String userId) {
		return member(userId, userId.replace("2", ""));
	}

	/**
	 * Signs in somebody in these groups.
	 */
	public static RequestPostProcessor member(String userId, String... groups) {
		return SecurityMockMvcRequestPostProcessors.user(userId)
			.authorities(Stream.of(groups).map((group) -> new SimpleGrantedAuthority("GROUP_" + group)).toList());
	}

}
