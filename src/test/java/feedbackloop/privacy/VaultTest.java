package feedbackloop.privacy;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What the vault keeps is opened with the right keys only.
 */
class VaultTest {

	private static final String TEXT = "订单页打不开，请回电 🙏";

	private final Vault vault = vault(1);

	@Test
	void aTextComesBackAsItWasGiven() {
		byte[] key = this.vault.newDataKey();
		assertThat(this.vault.open(key, this.vault.seal(key, TEXT))).isEqualTo(TEXT);
		assertThat(vault(1).open(key, this.vault.seal(key, TEXT))).as("after a restart").isEqualTo(TEXT);
	}

	@Test
	void theSameTextLooksDifferentEachTime() {
		byte[] key = this.vault.newDataKey();
		assertThat(this.vault.seal(key, TEXT)).isNotEqualTo(this.vault.seal(key, TEXT));
		assertThat(this.vault.newDataKey()).isNotEqualTo(this.vault.newDataKey());
	}

	@Test
	void aTextThatWasTamperedWithIsNotOpened() {
		byte[] key = this.vault.newDataKey();
		byte[] sealed = this.vault.seal(key, TEXT);
		for (int i = 0; i < sealed.length; i++) {
			byte[] tampered = sealed.clone();
			tampered[i] ^= 1;
			assertThatIllegalStateException().as("byte %d", i).isThrownBy(() -> this.vault.open(key, tampered));
		}
	}

	@Test
	void theKeyOfAnotherPersonOpensNothing() {
		byte[] sealed = this.vault.seal(this.vault.newDataKey(), TEXT);
		byte[] another = this.vault.newDataKey();
		assertThatIllegalStateException().isThrownBy(() -> this.vault.open(another, sealed))
			.withMessageContaining("could not be decrypted");
	}

	@Test
	void aWrongMasterKeyIsSaidToBeWrong() {
		byte[] key = this.vault.newDataKey();
		byte[] sealed = this.vault.seal(key, TEXT);
		assertThatIllegalStateException().isThrownBy(() -> vault(2).open(key, sealed))
			.withMessageMatching("The master key [0-9a-f]{8} is missing: a data key is wrapped by it.")
			.withMessageNotContaining(TEXT);
	}

	@Test
	void aMasterKeyHasThirtyTwoBytes() {
		for (String wrong : new String[] { null, "", "not base64!",
				Base64.getEncoder().encodeToString(new byte[16]) }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new MasterKeys(wrong, null))
				.withMessageContaining("feedback-loop.master-key must be 32 bytes in base64");
		}
		assertThat(masterKey(1)).hasToString("MasterKeys");
	}

	@Test
	void theIndexFindsAValueAgainAndGivesNothingAway() {
		assertThat(this.vault.index(" Wang@Example.com ")).isEqualTo(this.vault.index("wang@example.com"))
			.isNotEqualTo(vault(2).index("wang@example.com"))
			.isNotEqualTo(this.vault.index("wan@example.com"))
			.matches("[0-9a-f]{64}");
	}

	private static Vault vault(int seed) {
		return vault(masterKey(seed));
	}

	private static Vault vault(MasterKeys keys) {
		return new Vault(new Keyring(keys), () -> HouseKeys.derived(keys.all().get(0)), new Masker(), null);
	}

	private static MasterKeys masterKey(int seed) {
		byte[] key = new byte[32];
		key[0] = (byte) seed;
		return new MasterKeys(Base64.getEncoder().encodeToString(key), null);
	}

}
