package feedbackloop.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.privacy.Keyring;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.MasterKeyCheck;
import feedbackloop.privacy.WrappedKeys;
import feedbackloop.process.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rotations of the master key: begun by an administrator, done as long work. What people
 * do with them is written down in the access log or not done at all. Of the end, which
 * nobody asks for, the log of the application says if it could not be written down.
 */
@Component
class Rotations {

	static final String KIND = "keyRotation";

	private static final int LONGEST_REASON = 500;

	private final LongWorks works;

	private final Keyring keyring;

	private final MasterKeyCheck keys;

	private final WrappedKeys wrapped;

	private final Masker masker;

	private final AccessLog log;

	private final JdbcClient database;

	Rotations(LongWorks works, Keyring keyring, MasterKeyCheck keys, WrappedKeys wrapped, Masker masker, AccessLog log,
			JdbcClient database) {
		this.works = works;
		this.keyring = keyring;
		this.keys = keys;
		this.wrapped = wrapped;
		this.masker = masker;
		this.log = log;
		this.database = database;
	}

	/**
	 * The master keys that this node was given or that a data key needs.
	 */
	List<Row> keys() {
		Map<String, Integer> counts = this.wrapped.byMasterKey();
		String inUse = this.keys.inUse().orElse("");
		for (String id : this.keyring.ids()) {
			counts.putIfAbsent(id, 0);
		}
		return counts.entrySet()
			.stream()
			.map((one) -> new Row(one.getKey(), one.getValue(), one.getKey().equals(inUse),
					this.keyring.has(one.getKey())))
			.toList();
	}

	/** The id of the key that this node was given to wrap with. */
	String first() {
		return this.keyring.ids().get(0);
	}

	/**
	 * The latest rotations, the newest first.
	 */
	List<LongWork> latest(int most) {
		return this.database
			.sql("select " + LongWork.columns("w")
					+ " from long_work w where kind = :kind order by id desc limit :most")
			.param("kind", KIND)
			.param("most", most)
			.query((row, index) -> LongWork.of(row, "w"))
			.list();
	}

	/**
	 * Has all nodes wrap with that key from now on, and what others wrapped wrapped anew.
	 * @param id of a master key that this node was given
	 * @throws Refusal if it was not, no reason is given, or nothing would change; also
	 * while another rotation goes on
	 */
	@Transactional
	public void begin(String id, String reason, String userId) {
		String why = (reason != null) ? this.masker.mask(reason.strip()) : "";
		if (why.isEmpty() || why.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", why.isEmpty() ? "required" : "tooLong", LONGEST_REASON);
		}
		if (!this.keyring.has(id)) {
			throw Refusal.invalid("masterKey", "unknownMasterKey");
		}
		Map<String, Integer> counts = this.wrapped.byMasterKey();
		int others = counts.entrySet()
			.stream()
			.filter((one) -> !one.getKey().equals(id))
			.mapToInt(Map.Entry::getValue)
			.sum();
		if (others == 0 && this.keys.inUse().filter(id::equals).isPresent()) {
			throw Refusal.invalid("masterKey", "masterKeyInUse");
		}
		this.works.begin(KIND, KIND, userId, why, others).orElseThrow(() -> Refusal.tooLate("rotationGoesOn"));
		// The clock of the database may have been put back since the last one.
		this.database.sql("""
				insert into master_key (id, known_at, in_use_at)
				select :id, now(), greatest(now(), max(in_use_at) + interval '1 microsecond') from master_key
				on conflict (id) do update set in_use_at = excluded.in_use_at
				""").param("id", id).update();
		note(userId, "begin", id);
	}

	/**
	 * The rotation of that id; none where it is the id of other long work.
	 */
	Optional<LongWork> find(long id) {
		return this.database
			.sql("select " + LongWork.columns("w") + " from long_work w where kind = :kind and id = :id")
			.param("kind", KIND)
			.param("id", id)
			.query((row, index) -> LongWork.of(row, "w"))
			.optional();
	}

	/**
	 * Lets it wait after the step that is being taken.
	 */
	@Transactional
	public void pause(LongWork rotation, String userId) {
		change(this.works.pause(rotation.id()), "pause", userId);
	}

	/**
	 * Lets it go on.
	 */
	@Transactional
	public void resume(LongWork rotation, String userId) {
		change(this.works.resume(rotation.id()), "resume", userId);
	}

	/**
	 * Ends it before its time. What is not wrapped anew goes on needing its key.
	 */
	@Transactional
	public void end(LongWork rotation, String userId) {
		change(this.works.cancel(rotation.id()), "cancel", userId);
	}

	/**
	 * Says what is left once it is through. It is, whether that can be written down or
	 * not.
	 */
	void finished(LongWork work) {
		String inUse = this.keys.inUse().orElseThrow();
		int left = keys().stream().filter((key) -> !key.id().equals(inUse)).mapToInt(Row::dataKeys).sum();
		this.log.note(work.askedBy(), Kind.MASTER_KEY, null, "end " + inUse + " · " + left);
	}

	/** The key that all are to be wrapped with, if this node has it. */
	Optional<String> target() {
		return this.keys.follow().isPresent() ? Optional.empty() : this.keys.inUse();
	}

	private void change(boolean changed, String act, String userId) {
		if (changed) {
			note(userId, act, this.keys.inUse().orElse(""));
		}
	}

	private void note(String userId, String act, String about) {
		if (!this.log.noted(userId, Kind.MASTER_KEY, null, act + " " + about)) {
			throw Refusal.busy("notWrittenDown");
		}
	}

	/**
	 * A master key.
	 *
	 * @param dataKeys how many it wraps
	 * @param given whether this node has it
	 */
	record Row(String id, int dataKeys, boolean inUse, boolean given) {

	}

}
