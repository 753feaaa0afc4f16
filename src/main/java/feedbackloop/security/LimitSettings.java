package feedbackloop.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often strangers may do what (S-13, S-34).
 *
 * @param wrongPasswords wrong passwords from an address for a name
 * @param wrongPasswordsOfAddress wrong passwords from an address for any name
 */
@ConfigurationProperties("feedback-loop.limits")
record LimitSettings(Limit wrongPasswords, Limit wrongPasswordsOfAddress) {

}
