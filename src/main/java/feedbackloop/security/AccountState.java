package feedbackloop.security;

import java.util.Set;

/**
 * What may change about an account while its person is signed in.
 *
 * @param password a hash that changes with the password
 * @param groups ids of the groups that the person is in
 */
record AccountState(String password, Set<String> groups) {

}
