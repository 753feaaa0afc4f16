package feedbackloop.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often strangers may do what, and staff what is personal.
 *
 * @param enabled whether what strangers do is limited, wrong passwords apart
 * @param submissions feedback from an address
 * @param filledIn what an address asks while it fills in a public form, and which
 * articles helped it
 * @param lookUps what an address asks or does with number and secret
 * @param files uploads from an address
 * @param megabytes what these uploads weigh
 * @param wrongPasswords wrong passwords from an address for a name
 * @param wrongPasswordsOfAddress wrong passwords from an address for any name
 * @param trackers what trackers tell from an address
 * @param senders what other systems send from an address
 * @param reveals fields of customers that a member of staff sees in clear
 */
@ConfigurationProperties("feedback-loop.limits")
record LimitSettings(boolean enabled, Limit submissions, Limit filledIn, Limit lookUps, Limit files, Limit megabytes,
		Limit wrongPasswords, Limit wrongPasswordsOfAddress, Limit trackers, Limit senders, Limit reveals) {

}
