package feedbackloop.privacy;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that wrap all data keys; given by the environment, never stored in the
 * database.
 *
 * @param masterKey the one to wrap with, 32 bytes in base64
 * @param otherMasterKeys those that wrapped before, as long as anything needs them
 */
@ConfigurationProperties("feedback-loop")
record MasterKeys(String masterKey, List<String> otherMasterKeys) {

	MasterKeys {
		otherMasterKeys = (otherMasterKeys != null) ? List.copyOf(otherMasterKeys) : List.of();
		if (masterKey == null || decode(masterKey).length != Aes.KEY_BYTES) {
			throw new IllegalArgumentException(
					"feedback-loop.master-key must be 32 bytes in base64, for example from: openssl rand -base64 32");
		}
		if (!otherMasterKeys.stream().allMatch((key) -> decode(key).length == Aes.KEY_BYTES)) {
			throw new IllegalArgumentException("Each of feedback-loop.other-master-keys must be 32 bytes in base64");
		}
	}

	/** The one to wrap with first. */
	List<byte[]> all() {
		return Stream.concat(Stream.of(this.masterKey), this.otherMasterKeys.stream()).map(MasterKeys::decode).toList();
	}

	@Override
	public String toString() {
		return "MasterKeys";
	}

	private static byte[] decode(String text) {
		try {
			return Base64.getDecoder().decode(text.strip());
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
