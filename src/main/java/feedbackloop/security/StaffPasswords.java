package feedbackloop.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * What a password must be: long, not well known, and nothing that everybody knows of the
 * person. No demand for digits and signs, which makes passwords worse.
 */
class StaffPasswords implements PasswordPolicy {

	static final int SHORTEST = 12;

	static final int LONGEST = 128;

	private static final int SHORTEST_NAME = 4;

	private static final List<PasswordPolicyRule> RULES = List.of(
			new Rule("PASSWORD_POLICY_LENGTH", Map.of("minLength", String.valueOf(SHORTEST)),
					(password, user) -> hasGoodLength(password)),
			// Admin shows a label that it does not know as it stands.
			new Rule("不能是常见密码 Not a well-known password", Map.of(),
					(password, user) -> !WellKnownPasswords.contain(password)),
			new Rule("PASSWORD_POLICY_USER_DATA", Map.of(),
					(password, user) -> user == null || !names(password, user)));

	@Override
	public List<PasswordPolicyRule> getRules() {
		return RULES;
	}

	private static boolean hasGoodLength(String password) {
		int length = password.codePointCount(0, password.length());
		return length >= SHORTEST && length <= LONGEST;
	}

	private static boolean names(String password, User user) {
		String mail = Objects.requireNonNullElse(user.getEmail(), "");
		return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), mail, mail.replaceFirst("@.*", ""))
			.filter(Objects::nonNull)
			.map(WellKnownPasswords::plain)
			.filter((name) -> name.length() >= SHORTEST_NAME || name.codePoints().anyMatch(Character::isIdeographic))
			.anyMatch(WellKnownPasswords.plain(password)::contains);
	}

	private record Rule(String placeholder, Map<String, String> parameters,
			BiPredicate<String, User> test) implements PasswordPolicyRule {

		@Override
		public String getPlaceholder() {
			return this.placeholder;
		}

		@Override
		public Map<String, String> getParameters() {
			return this.parameters;
		}

		@Override
		public boolean execute(String password) {
			return execute(password, null);
		}

		@Override
		public boolean execute(String password, User user) {
			return this.test.test(password, user);
		}

	}

}
