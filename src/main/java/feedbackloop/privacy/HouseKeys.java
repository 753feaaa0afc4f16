package feedbackloop.privacy;

import java.util.Map;

/**
 * Three keys of the house, which outlive a master key.
 *
 * @param hash by which people are found again, and for the secrets of customers
 * @param seal by which the record is sealed
 * @param house for what staff write about a case whose customer was erased
 */
record HouseKeys(byte[] hash, byte[] seal, byte[] house) {

	/** As installations from before they were kept computed them. */
	static HouseKeys derived(byte[] masterKey) {
		return new HouseKeys(Aes.hmac(masterKey, "hash"), Aes.hmac(masterKey, "seal"), Aes.hmac(masterKey, "house"));
	}

	static HouseKeys random() {
		return new HouseKeys(Aes.randomBytes(Aes.KEY_BYTES), Aes.randomBytes(Aes.KEY_BYTES),
				Aes.randomBytes(Aes.KEY_BYTES));
	}

	static HouseKeys of(Map<String, byte[]> keys) {
		return new HouseKeys(keys.get("hash"), keys.get("seal"), keys.get("house"));
	}

	Map<String, byte[]> byName() {
		return Map.of("hash", this.hash, "seal", this.seal, "house", this.house);
	}

	@Override
	public String toString() {
		return "HouseKeys";
	}

}
