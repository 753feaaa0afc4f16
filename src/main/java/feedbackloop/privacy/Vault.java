package feedbackloop.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.privacy.Remasking.Hidden;
import feedbackloop.words.StandIn;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Encrypts and opens what must not stand in clear in the database, by AES-256-GCM. Each
 * person has one data key, wrapped by a master key. So destroying the data key erases the
 * text in every backup too.
 */
@Component
public class Vault {

	private final Keyring keyring;

	private final Supplier<HouseKeys> houseKeys;

	private final Masker masker;

	private final ObjectProvider<OwnMasks> masks;

	Vault(Keyring keyring, Supplier<HouseKeys> houseKeys, Masker masker, ObjectProvider<OwnMasks> masks) {
		this.keyring = keyring;
		this.houseKeys = houseKeys;
		this.masker = masker;
		this.masks = masks;
	}

	/**
	 * A new data key, wrapped by the master key in use.
	 */
	public byte[] newDataKey() {
		return this.keyring.wrap(randomBytes(Aes.KEY_BYTES));
	}

	/**
	 * Random bytes, for nonces.
	 */
	public byte[] randomBytes(int count) {
		return Aes.randomBytes(count);
	}

	/**
	 * Encrypts a text for the person and masks the copy, the person's own name, number
	 * and address in it included. While the person's words are withheld the copy says
	 * just that.
	 * @return null for a null or blank text
	 */
	public ProtectedText protect(Contact contact, String text) {
		if (Blank.is(text)) {
			return null;
		}
		return seal(contact, text, copy(contact, text));
	}

	/** What others read of a text of the person. */
	String copy(Contact contact, String text) {
		return contact.areWordsWithheld() ? StandIn.WITHHELD.mark() : mask(contact, text);
	}

	/**
	 * The masked copy of a text of the person, also of one that is withheld.
	 */
	public String maskedAnyway(Contact contact, ProtectedText text) {
		return contact.areWordsWithheld() ? mask(contact, open(contact, text)) : text.masked();
	}

	/**
	 * Masks a text that others wrote about the person, the person's own name, number and
	 * address in it included. What staff hid by hand is hidden in it, too.
	 */
	public String mask(Contact contact, String text) {
		return this.masker.mask(text, known(contact));
	}

	/**
	 * The same text with its masked copy made anew. Once the name is no longer known,
	 * what is masked stays so.
	 * @return null for null
	 */
	public ProtectedText remasked(Contact contact, ProtectedText text) {
		if (text == null || text.sealed() == null) {
			return text;
		}
		boolean wasRead = !StandIn.WITHHELD.mark().equals(text.masked());
		String before = (contact.isNameErased() && wasRead) ? text.masked() : open(contact, text);
		return new ProtectedText(text.sealed(), copy(contact, before));
	}

	/**
	 * What is hidden in a text, but for what is known of the person.
	 */
	List<Hidden> hidden(Contact contact, String text) {
		return Masker.liftable(text, known(contact))
			.stream()
			.map((one) -> new Hidden(one.kind(), one.value(), one.around(),
					index("mask of " + contact.id() + " " + KnownPerson.plain(one.value()))))
			.toList();
	}

	/**
	 * Encrypts a value for the person, with a masked copy that the caller made.
	 * @return null for a null or blank value
	 */
	public ProtectedText seal(Contact contact, String value, String masked) {
		if (Blank.is(value)) {
			return null;
		}
		return new ProtectedText(seal(contact.dataKey(), value), masked);
	}

	/**
	 * The original of a protected text; the masked copy where it was erased.
	 * @return null for null
	 */
	public String open(Contact contact, ProtectedText text) {
		if (text == null || text.sealed() == null || contact.isErased()) {
			return ProtectedText.maskedOrNull(text);
		}
		return open(contact.dataKey(), text.sealed());
	}

	/**
	 * Encrypts a text with a wrapped data key.
	 */
	public byte[] seal(byte[] dataKey, String text) {
		return Aes.encrypt(unwrap(dataKey), text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Opens what {@link #seal(byte[], String)} made.
	 */
	public String open(byte[] dataKey, byte[] sealed) {
		return new String(Aes.decrypt(unwrap(dataKey), sealed), StandardCharsets.UTF_8);
	}

	/**
	 * Encrypts a file for the person.
	 */
	public byte[] sealBytes(Contact contact, byte[] clear) {
		return sealBytes(contact.dataKey(), clear);
	}

	/**
	 * Encrypts a file with a wrapped data key.
	 */
	public byte[] sealBytes(byte[] dataKey, byte[] clear) {
		return Aes.encrypt(unwrap(dataKey), clear);
	}

	/**
	 * Opens what {@link #sealBytes(Contact, byte[])} made.
	 */
	public byte[] openBytes(Contact contact, byte[] sealed) {
		return openBytes(contact.dataKey(), sealed);
	}

	/**
	 * Opens what {@link #sealBytes(byte[], byte[])} made.
	 */
	public byte[] openBytes(byte[] dataKey, byte[] sealed) {
		return Aes.decrypt(unwrap(dataKey), sealed);
	}

	/**
	 * A keyed hash by which a phone number or a mail address is found again without
	 * standing in the database.
	 */
	public String index(String value) {
		return HexFormat.of().formatHex(keyedHash("index:" + value.strip().toLowerCase(Locale.ROOT)));
	}

	/**
	 * 256 bits by which the holder of the server's key sees whether that content is still
	 * what it was. Nobody else can compute them.
	 */
	public byte[] seal(byte[] content) {
		return Aes.hmac(this.houseKeys.get().seal(), content);
	}

	/**
	 * 256 bits that only the holder of the server's key can compute.
	 */
	byte[] keyedHash(String text) {
		return Aes.hmac(this.houseKeys.get().hash(), text);
	}

	private KnownPerson known(Contact contact) {
		if (contact.isErased()) {
			return KnownPerson.of(List.of());
		}
		List<String> values = Stream.of(contact.name(), contact.phone(), contact.email())
			.filter((value) -> value != null && value.sealed() != null)
			.map((value) -> open(contact, value))
			.toList();
		if (!contact.isMaskedByHand()) {
			return KnownPerson.of(values);
		}
		Map<String, KnownPerson.Marked> hidden = new LinkedHashMap<>();
		Set<String> shown = new HashSet<>();
		for (OwnMasks.Row row : this.masks.getObject().of(contact.id())) {
			String value = open(contact.dataKey(), row.valueSealed());
			String plain = KnownPerson.plain(value);
			hidden.remove(plain);
			shown.remove(plain);
			if (row.hides()) {
				hidden.put(plain, new KnownPerson.Marked(row.kind(), value));
			}
			else {
				shown.add(plain);
			}
		}
		return new KnownPerson(values, List.copyOf(hidden.values()), shown);
	}

	/** A destroyed data key is empty. */
	private byte[] unwrap(byte[] dataKey) {
		return (dataKey.length > 0) ? this.keyring.unwrap(dataKey) : this.houseKeys.get().house();
	}

}
