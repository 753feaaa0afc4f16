package feedbackloop.clients;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.audit.AccessLog;
import feedbackloop.clients.ClientView.KeyView;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do with clients. Each act is written down in the access log or not
 * done at all. A key is returned once, when it is made; afterwards nobody can read it.
 */
@Service
class ClientDesk {

	/** While a client moves from one key to the next. */
	private static final int MOST_KEYS = 2;

	private final ClientStore store;

	private final AccessLog log;

	private final Vault vault;

	private final Masker masker;

	private final HouseTime time;

	ClientDesk(ClientStore store, AccessLog log, Vault vault, Masker masker, HouseTime time) {
		this.store = store;
		this.log = log;
		this.vault = vault;
		this.masker = masker;
		this.time = time;
	}

	/**
	 * Makes a client with its first key.
	 * @param lastDay of the key, or null
	 * @throws Refusal if there is a client of that name
	 */
	@Transactional
	NewKey make(ClientForm form, LocalDate lastDay, String userId) {
		long id = this.store.add(masked(form), userId).orElseThrow(() -> Refusal.invalid("clientName", "clientExists"));
		String key = addKey(id, lastDay, userId);
		note(userId, "make", form.name(), KeyText.beginning(key), said(form), until(lastDay));
		return new NewKey(id, form.name(), key);
	}

	/**
	 * Changes what a client is for, which channels it may use and how often.
	 */
	@Transactional
	void change(long id, ClientForm form, String userId) {
		ClientView client = locked(id);
		this.store.change(id, masked(form));
		note(userId, "change", client.name(), said(form));
	}

	/**
	 * Makes the next key of a client; the one before counts beside it for a while.
	 * @param lastDay of the new key, or null
	 * @param lastDayOfOld the last day of the key before
	 * @throws Refusal if two keys count already
	 */
	@Transactional
	NewKey rotate(long id, LocalDate lastDay, LocalDate lastDayOfOld, String userId) {
		ClientView client = locked(id);
		if (client.valid().size() >= MOST_KEYS) {
			throw Refusal.tooLate("twoKeys");
		}
		for (KeyView before : client.valid()) {
			if (lastDayOfOld == null) {
				throw Refusal.invalid("oldUntil", "required");
			}
			this.store.endKey(before.id(), this.time.start(lastDayOfOld.plusDays(1)));
		}
		String key = addKey(id, lastDay, userId);
		note(userId, "rotate", client.name(), KeyText.beginning(key), until(lastDay));
		return new NewKey(id, client.name(), key);
	}

	/**
	 * Ends a key at once, on all nodes. Once more changes nothing.
	 */
	@Transactional
	void revoke(long id, long keyId, String userId) {
		ClientView client = locked(id);
		KeyView key = client.keys()
			.stream()
			.filter((one) -> one.id() == keyId)
			.findFirst()
			.orElseThrow(ClientDesk::unknown);
		if (key.isValid()) {
			this.store.revoke(keyId, userId);
			note(userId, "revoke", client.name(), key.begins());
		}
	}

	/**
	 * One client.
	 * @throws Refusal if there is none of that id
	 */
	ClientView get(long id) {
		return this.store.one(id).orElseThrow(ClientDesk::unknown);
	}

	private ClientView locked(long id) {
		this.store.lock(id);
		return get(id);
	}

	private static Refusal unknown() {
		return Refusal.unknown("unknownClient");
	}

	private String addKey(long client, LocalDate lastDay, String userId) {
		String key = KeyText.of(this.vault.randomBytes(KeyText.BYTES));
		this.store.addKey(client, key, (lastDay != null) ? this.time.start(lastDay.plusDays(1)) : null, userId);
		return key;
	}

	private ClientForm masked(ClientForm form) {
		return new ClientForm(form.name(), this.masker.mask(form.purpose()), form.channels(), form.perMinute());
	}

	private static String said(ClientForm form) {
		String channels = String.join(",", form.channels());
		return (form.perMinute() != null) ? channels + " " + form.perMinute() + "/min" : channels;
	}

	private static String until(LocalDate day) {
		return (day != null) ? "→ " + day : "";
	}

	private void note(String userId, String act, String... about) {
		String detail = act + " "
				+ List.of(about).stream().filter((part) -> !part.isEmpty()).collect(Collectors.joining(" · "));
		if (!this.log.noted(userId, AccessLog.Kind.CLIENT, null, detail)) {
			throw Refusal.busy("notWrittenDown");
		}
	}

	/**
	 * A key that was made just now.
	 *
	 * @param client id of its client
	 * @param name of its client
	 */
	record NewKey(long client, String name, String key) {

		@Override
		public String toString() {
			return "New key of client " + this.client;
		}

	}

}
