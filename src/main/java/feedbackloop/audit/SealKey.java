package feedbackloop.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * Computes seals with a key that is not in the database, so that whoever writes there
 * cannot forge one.
 */
@Component
class SealKey {

	private final Vault vault;

	SealKey(Vault vault) {
		this.vault = vault;
	}

	/**
	 * The next link of the chain.
	 * @param content the row in the form that is sealed; empty for {@link Seal#CLOSED}
	 */
	Seal next(Seal last, String kind, String entity, long rowId, String content) {
		byte[] hash = hash(kind, entity, rowId, content);
		long sequence = last.sequence() + 1;
		return new Seal(sequence, kind, entity, rowId, hash, chain(last.chain(), sequence, kind, entity, rowId, hash));
	}

	byte[] hash(String kind, String entity, long rowId, String content) {
		return this.vault.seal((kind + ':' + entity + ':' + rowId + ':' + content).getBytes(StandardCharsets.UTF_8));
	}

	byte[] chain(byte[] before, long sequence, String kind, String entity, long rowId, byte[] hash) {
		byte[] words = (kind + ':' + entity).getBytes(StandardCharsets.UTF_8);
		return this.vault.seal(ByteBuffer.allocate(before.length + hash.length + words.length + 2 * Long.BYTES)
			.put(before)
			.putLong(sequence)
			.putLong(rowId)
			.put(hash)
			.put(words)
			.array());
	}

}
