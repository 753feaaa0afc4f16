package feedbackloop.security;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/**
 * What a password must be (S-10, S-12): long, and neither well known nor a variation of
 * the product's own words. No demand for digits and signs, which makes passwords worse.
 */
class StaffPasswords implements PasswordPolicy {

	private static final int SHORTEST = 12;

	private static final int LONGEST = 128;

	/** Once digits and signs are taken off the ends, nothing but one of these is left. */
	private static final Set<String> WELL_KNOWN = Set.of("", "password", "passw0rd", "passwort", "mima", "qwerty",
			"qwertyuiop", "asdfghjkl", "zxcvbnm", "iloveyou", "woaini", "letmein", "welcome", "changeme", "secret",
			"admin", "administrator", "demo", "test", "root", "guest", "superuser", "default", "camunda", "feedback",
			"feedbackloop", "feedbackloopadmin", "support", "manager", "monkey", "dragon", "football", "sunshine",
			"princess", "trustno", "correcthorsebatterystaple", "abcdefghijkl", "abcdefghijklmnop");

	@Override
	public List<PasswordPolicyRule> getRules() {
		return List.of(
				new Rule("PASSWORD_POLICY_LENGTH", Map.of("minLength", String.valueOf(SHORTEST)),
						(password) -> password.length() >= SHORTEST && password.length() <= LONGEST),
				new Rule("PASSWORD_POLICY_WELL_KNOWN", Map.of(), (password) -> !isWellKnown(password)));
	}

	private static boolean isWellKnown(String password) {
		String core = password.toLowerCase(Locale.ROOT).replaceAll("^[^a-z]+|[^a-z]+$", "");
		boolean oneWordRepeated = WELL_KNOWN.stream()
			.anyMatch((word) -> !word.isEmpty() && core.replace(word, "").isEmpty());
		boolean onlyOtherLetters = core.isEmpty() && password.codePoints().anyMatch(Character::isIdeographic);
		return !onlyOtherLetters
				&& (WELL_KNOWN.contains(core) || oneWordRepeated || password.codePoints().distinct().count() < 5);
	}

	private record Rule(String placeholder, Map<String, String> parameters,
			Predicate<String> test) implements PasswordPolicyRule {

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
			return this.test.test(password);
		}

	}

}
