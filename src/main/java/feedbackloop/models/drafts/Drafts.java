package feedbackloop.models.drafts;

import java.util.List;
import java.util.Optional;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What owners are working on: one draft of a file, which all of them see and may go on
 * with.
 */
@Component
public class Drafts {

	private static final int LONGEST_TEXT = 1_000_000;

	private static final String COLUMNS = """
			select name, text, base_version, revision, edited_by, edited_at, proposed_by, proposed_at, reason, replay_id
			from draft
			""";

	private final JdbcClient database;

	private final Versions versions;

	private final HouseTime time;

	Drafts(JdbcClient database, Versions versions, HouseTime time) {
		this.database = database;
		this.versions = versions;
		this.time = time;
	}

	/**
	 * All drafts, in the order of their names.
	 */
	public List<Draft> all() {
		return this.database.sql(COLUMNS + "order by name").query(Draft.class).list();
	}

	public Optional<Draft> find(String name) {
		return this.database.sql(COLUMNS + "where name = :name").param("name", name).query(Draft.class).optional();
	}

	/**
	 * Keeps a text as the draft of its file. One that is the live text again is a draft
	 * no more.
	 * @param baseVersion the live version that the text was made from, 0 for a new file
	 * @param revision of the draft that the editor had before them, 0 for none
	 * @return whether there is a draft now
	 * @throws Refusal if the name is none of ours, the text too long, or somebody saved
	 * another text meanwhile
	 */
	@Transactional
	public boolean save(ModelFile file, int baseVersion, int revision, String userId) {
		if (file.kind().isEmpty()) {
			throw Refusal.invalid(file.name(), "unknownFileName");
		}
		if (file.text().isEmpty()) {
			throw Refusal.invalid("text", "required");
		}
		if (file.text().length() > LONGEST_TEXT) {
			throw Refusal.invalid("text", "tooLong", LONGEST_TEXT);
		}
		if (this.versions.live(file.name()).filter((live) -> live.text().equals(file.text())).isPresent()) {
			remove(file.name(), revision);
			return false;
		}
		int saved = (revision == 0) ? insert(file, baseVersion, userId) : update(file, baseVersion, revision, userId);
		if (saved == 0) {
			throw changedMeanwhile(file.name());
		}
		return true;
	}

	/**
	 * Makes it the draft of the file that it is retired, in place of any other.
	 */
	@Transactional
	void retire(String name, String userId) {
		ModelFile none = new ModelFile(name, "");
		int live = this.versions.live(name).map(ModelVersion::version).orElse(0);
		int revision = find(name).map(Draft::revision).orElse(0);
		if (((revision == 0) ? insert(none, live, userId) : update(none, live, revision, userId)) == 0) {
			throw changedMeanwhile(name);
		}
	}

	/**
	 * Throws a draft away.
	 * @param revision of the draft as it was seen
	 * @throws Refusal if somebody changed it meanwhile
	 */
	@Transactional
	public void discard(String name, int revision) {
		remove(name, revision);
	}

	/**
	 * Whether another version went live since the draft was begun.
	 */
	public boolean isBehind(Draft draft) {
		return this.versions.live(draft.name()).map(ModelVersion::version).orElse(0) != draft.baseVersion();
	}

	void propose(List<String> names, String reason, Long replayId, String userId) {
		this.database.sql("""
				update draft set proposed_by = :user, proposed_at = :now, reason = :reason, replay_id = :replay
				where name in (:names)""")
			.param("user", userId)
			.param("now", this.time.now())
			.param("reason", reason)
			.param("replay", replayId)
			.param("names", names)
			.update();
	}

	void remove(String name) {
		this.database.sql("delete from draft where name = :name").param("name", name).update();
	}

	private int insert(ModelFile file, int baseVersion, String userId) {
		return this.database.sql("""
				insert into draft (name, text, base_version, revision, edited_by, edited_at)
				values (:name, :text, :base, 1, :user, :now) on conflict (name) do nothing""")
			.param("name", file.name())
			.param("text", file.text())
			.param("base", baseVersion)
			.param("user", userId)
			.param("now", this.time.now())
			.update();
	}

	private int update(ModelFile file, int baseVersion, int revision, String userId) {
		return this.database.sql("""
				update draft set text = :text, base_version = :base, revision = revision + 1, edited_by = :user,
				edited_at = :now, proposed_by = null, proposed_at = null, reason = null, replay_id = null
				where name = :name and revision = :revision""")
			.param("text", file.text())
			.param("base", baseVersion)
			.param("user", userId)
			.param("now", this.time.now())
			.param("name", file.name())
			.param("revision", revision)
			.update();
	}

	private void remove(String name, int revision) {
		this.database.sql("delete from draft where name = :name and revision = :revision")
			.param("name", name)
			.param("revision", revision)
			.update();
		if (find(name).isPresent()) {
			throw changedMeanwhile(name);
		}
	}

	private Refusal changedMeanwhile(String name) {
		return find(name).map((draft) -> Refusal.tooLate("draftChanged", draft.editedBy()))
			.orElseGet(() -> Refusal.tooLate("draftGone", name));
	}

}
