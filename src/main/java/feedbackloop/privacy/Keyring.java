package feedbackloop.privacy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * The master keys that this node was given. A data key that one of them wrapped begins
 * with the id of that master key; data keys from before ids begin with none. An id is
 * computed from the key and gives nothing of it away.
 */
@Component
public class Keyring {

	/** Of a wrapped data key from before ids: nonce, key, and what seals it. */
	static final int WITHOUT_ID = 60;

	static final int ID_BYTES = 4;

	private final Map<String, byte[]> keys = new LinkedHashMap<>();

	private volatile String inUse;

	Keyring(MasterKeys given) {
		given.all().forEach((key) -> this.keys.putIfAbsent(idOf(key), key));
		this.inUse = ids().get(0);
	}

	/**
	 * The ids of the keys, first that of {@code feedback-loop.master-key}.
	 */
	public List<String> ids() {
		return List.copyOf(this.keys.keySet());
	}

	/**
	 * Whether this node was given that key.
	 */
	public boolean has(String id) {
		return this.keys.containsKey(id);
	}

	/**
	 * Wraps with that key from now on. One that this node was not given changes nothing.
	 */
	public void use(String id) {
		if (has(id)) {
			this.inUse = id;
		}
	}

	/**
	 * The same data key, wrapped by the master key in use.
	 * @throws IllegalStateException if it cannot be opened
	 */
	public byte[] rewrap(byte[] wrapped) {
		return wrap(unwrap(wrapped));
	}

	byte[] wrap(byte[] dataKey) {
		String id = this.inUse;
		byte[] sealed = Aes.encrypt(this.keys.get(id), dataKey);
		return ByteBuffer.allocate(ID_BYTES + sealed.length).put(HexFormat.of().parseHex(id)).put(sealed).array();
	}

	byte[] unwrap(byte[] wrapped) {
		if (wrapped.length == WITHOUT_ID) {
			return ofWhicheverKey(wrapped);
		}
		String id = HexFormat.of().formatHex(wrapped, 0, Math.min(ID_BYTES, wrapped.length));
		if (!has(id)) {
			throw new MasterKeyMissing("The master key %s is missing: a data key is wrapped by it.".formatted(id),
					MasterKeyMissing.ADD_IT);
		}
		return Aes.decrypt(this.keys.get(id), Arrays.copyOfRange(wrapped, ID_BYTES, wrapped.length));
	}

	/** The id of the key that wrapped one from before ids, if this node has it. */
	Optional<String> opener(byte[] wrapped) {
		return this.keys.keySet().stream().filter((id) -> opens(this.keys.get(id), wrapped)).findFirst();
	}

	/** The key of that id. */
	byte[] key(String id) {
		return this.keys.get(id);
	}

	private byte[] ofWhicheverKey(byte[] wrapped) {
		String id = opener(wrapped).orElseThrow(() -> new IllegalStateException(
				"A text could not be decrypted: the master key is not the one it was encrypted with"));
		return Aes.decrypt(this.keys.get(id), wrapped);
	}

	private static boolean opens(byte[] key, byte[] wrapped) {
		try {
			return Aes.decrypt(key, wrapped).length > 0;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private static String idOf(byte[] key) {
		return HexFormat.of().formatHex(Aes.hmac(key, "id"), 0, ID_BYTES);
	}

}
