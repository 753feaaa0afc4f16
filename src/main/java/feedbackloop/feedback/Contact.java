package feedbackloop.feedback;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;

/**
 * Who gave a feedback and how to reach them; kept apart from the case so that it can be
 * erased without it. Name, phone and mail address are encrypted with the person's own
 * data key. Only what changed is written back, so that nobody writes back what was erased
 * meanwhile.
 */
@Entity
@DynamicUpdate
public class Contact {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private byte[] dataKey;

	private boolean anonymous;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "name_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "name_masked"))
	private ProtectedText name;

	private String department;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "phone_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "phone_masked"))
	private ProtectedText phone;

	private String phoneIndex;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "email_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "email_masked"))
	private ProtectedText email;

	private String emailIndex;

	private Instant mailReturnedAt;

	private boolean maskedByHand;

	private boolean withheld;

	protected Contact() {
	}

	/**
	 * A contact of which nothing is known yet.
	 * @param dataKey the person's data key, wrapped by the master key
	 */
	public Contact(byte[] dataKey, boolean anonymous) {
		this.dataKey = dataKey;
		this.anonymous = anonymous;
	}

	/**
	 * Notes how the person is called; null leaves what is known.
	 */
	public void named(ProtectedText name, String department) {
		this.name = (name != null) ? name : this.name;
		this.department = (department != null) ? department : this.department;
		this.anonymous = this.anonymous && name == null;
	}

	/**
	 * Notes a phone number.
	 * @param index keyed hash of the normalised number, to find the person again
	 */
	public void reachedByPhone(ProtectedText phone, String index) {
		this.phone = phone;
		this.anonymous = false;
		this.phoneIndex = index;
	}

	/**
	 * Notes a mail address.
	 * @param index keyed hash of the normalised address, to find the person again
	 */
	public void reachedByMail(ProtectedText email, String index) {
		this.email = email;
		this.anonymous = false;
		this.emailIndex = index;
	}

	/**
	 * Notes that mail to the address came back.
	 * @param at null when the address is known to work again
	 */
	public void mailReturned(Instant at) {
		this.mailReturnedAt = at;
	}

	/**
	 * Notes that staff hid or showed something in the person's texts by hand.
	 */
	public void maskedByHand() {
		this.maskedByHand = true;
	}

	public boolean isMaskedByHand() {
		return this.maskedByHand;
	}

	/**
	 * Notes whether the privacy team must look at the person's words before others read
	 * them, masked as they are.
	 */
	public void withholdWords(boolean withheld) {
		this.withheld = withheld;
	}

	public boolean areWordsWithheld() {
		return this.withheld;
	}

	public Long id() {
		return this.id;
	}

	public byte[] dataKey() {
		return this.dataKey;
	}

	/**
	 * Whether the data key was destroyed, and with it all that it had encrypted.
	 */
	public boolean isErased() {
		return this.dataKey.length == 0;
	}

	/**
	 * Whether the name was erased before the words, as its time was over.
	 */
	public boolean isNameErased() {
		return this.name != null && this.name.sealed() == null;
	}

	public boolean isAnonymous() {
		return this.anonymous;
	}

	public ProtectedText name() {
		return this.name;
	}

	public String department() {
		return this.department;
	}

	public ProtectedText phone() {
		return this.phone;
	}

	/**
	 * Keyed hash of the phone number, or null.
	 */
	public String phoneIndex() {
		return this.phoneIndex;
	}

	public ProtectedText email() {
		return this.email;
	}

	/**
	 * Whether there is an address from which no mail came back.
	 */
	public boolean isReachedByMail() {
		return this.email != null && this.mailReturnedAt == null;
	}

	/**
	 * Since when mail to the address comes back, or null.
	 */
	public Instant mailReturnedAt() {
		return this.mailReturnedAt;
	}

	/**
	 * Keyed hash of the mail address, or null.
	 */
	public String emailIndex() {
		return this.emailIndex;
	}

}
