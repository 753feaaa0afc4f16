package feedbackloop.testing;

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
	 * Signs in the first account of a group, whose id is the group's.
	 */
	public static RequestPostProcessor member(String group) {
		return SecurityMockMvcRequestPostProcessors.user(group)
			.authorities(new SimpleGrantedAuthority("GROUP_" + group));
	}

}
