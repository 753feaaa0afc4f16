package feedbackloop.person;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A case of a person.
 *
 * @param recordedAt by which it is told from one that got its number again after a backup
 * was restored
 * @param contact id of its contact
 * @param hidden whether whoever asks must not know of it
 * @param hold why it must be kept, or null
 * @param files how many it has
 */
record OwnCase(String number, String status, String channel, OffsetDateTime receivedAt, Instant recordedAt,
		long contact, String phoneIndex, String emailIndex, boolean hidden, boolean erased, String hold, int files) {

}
