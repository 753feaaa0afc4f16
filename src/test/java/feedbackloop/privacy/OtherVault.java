package feedbackloop.privacy;

import java.util.Base64;

/**
 * Encrypts with another master key than all tests have.
 */
public final class OtherVault {

	public static final Vault OF_ANOTHER_KEY = new Vault(
			new MasterKey(Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes())),
			new Masker(), null);

	private OtherVault() {
	}

}
