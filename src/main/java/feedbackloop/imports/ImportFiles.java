package feedbackloop.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the files that are brought in, and how far each is. Their content stands in
 * encrypted blocks, so that none is ever whole in memory.
 */
@Component
class ImportFiles {

	static final String KIND = "import";

	private static final int LONGEST_NAME = 200;

	private static final Duration UNFINISHED_UPLOAD = Duration.ofHours(6);

	private static final String SELECT = "select " + LongWork.columns("w") + """
			, f.id, f.name, f.kind, f.bytes, f.digest, f.data_key, f.uploaded_by, f.uploaded_at, f.plan, f.created,
			f.known, f.failed
			from import_file f left join long_work w on w.id = f.work_id where f.whole and\s""";

	private final JdbcClient database;

	private final LongWorks works;

	private final Vault vault;

	private final Masker masker;

	private final ImportSources sources;

	private final HouseTime time;

	ImportFiles(JdbcClient database, LongWorks works, Vault vault, Masker masker, ImportSources sources,
			HouseTime time) {
		this.database = database;
		this.works = works;
		this.vault = vault;
		this.masker = masker;
		this.sources = sources;
		this.time = time;
	}

	/**
	 * Makes room for a file whose content comes now.
	 */
	Blocks begin(String name, String kind, String userId) {
		String shown = this.masker.mask(name.strip());
		byte[] key = this.vault.newDataKey();
		long id = this.database.sql("""
				insert into import_file (name, kind, bytes, digest, data_key, uploaded_by, uploaded_at)
				values (:name, :kind, 0, '', :key, :user, :now) returning id""")
			.param("name", shown.substring(0, Math.min(LONGEST_NAME, shown.length())))
			.param("kind", kind)
			.param("key", key)
			.param("user", userId)
			.param("now", this.time.now())
			.query(Long.class)
			.single();
		return new Blocks(this.database, this.vault, id, key);
	}

	/**
	 * All of its content has come.
	 * @param digest SHA-256 of it
	 */
	void arrived(long id, long bytes, String digest) {
		this.database.sql("update import_file set whole = true, bytes = :bytes, digest = :digest where id = :id")
			.param("id", id)
			.param("bytes", bytes)
			.param("digest", this.vault.index("import " + digest))
			.update();
	}

	/**
	 * The content of a file.
	 */
	Blocks content(ImportFile file) {
		return new Blocks(this.database, this.vault, file.id(), file.dataKey());
	}

	Optional<ImportFile> find(long id) {
		return this.database.sql(SELECT + "f.id = :id").param("id", id).query(this::read).optional();
	}

	Optional<ImportFile> ofWork(long workId) {
		return this.database.sql(SELECT + "f.work_id = :id").param("id", workId).query(this::read).optional();
	}

	/**
	 * The latest first: those that were begun, and of the others the reader's own.
	 */
	List<ImportFile> latest(String reader, int from, int most) {
		return this.database
			.sql(SELECT
					+ "(f.work_id is not null or f.uploaded_by = :reader) order by f.id desc offset :from limit :most")
			.param("reader", reader)
			.param("from", from)
			.param("most", most)
			.query(this::read)
			.list();
	}

	/**
	 * When the same content was brought in last, and by whom.
	 */
	Optional<ImportFile> before(ImportFile file) {
		return this.database
			.sql(SELECT + "f.digest = :digest and f.id < :id and f.work_id is not null order by f.id desc limit 1")
			.param("digest", file.digest())
			.param("id", file.id())
			.query(this::read)
			.optional();
	}

	void plan(long id, ImportPlan plan) {
		this.database.sql("update import_file set plan = cast(:plan as jsonb) where id = :id and work_id is null")
			.param("id", id)
			.param("plan", this.sources.write(plan))
			.update();
	}

	/**
	 * Lets it wait for a node that has time. Twice is once.
	 */
	@Transactional
	public void start(ImportFile file, int rows, String userId) {
		boolean free = this.database.sql("select work_id is null from import_file where id = :id for update")
			.param("id", file.id())
			.query(Boolean.class)
			.single();
		if (free) {
			long work = this.works.begin(KIND, null, userId, file.plan().source(), rows).orElseThrow();
			this.database.sql("update import_file set work_id = :work where id = :id")
				.param("id", file.id())
				.param("work", work)
				.update();
		}
	}

	void count(long id, int created, int known, int failed) {
		this.database.sql("""
				update import_file set created = created + :created, known = known + :known, failed = failed + :failed
				where id = :id""")
			.param("id", id)
			.param("created", created)
			.param("known", known)
			.param("failed", failed)
			.update();
	}

	/**
	 * Forgets a file with its run. The cases that it made stay.
	 */
	@Transactional
	public void forget(long id) {
		this.database.sql("delete from long_work where id = (select work_id from import_file where id = :id)")
			.param("id", id)
			.update();
		this.database.sql("delete from import_file where id = :id").param("id", id).update();
	}

	/**
	 * One that is over or was never begun, of before that time; also what never came
	 * whole. So is one, once it is over, by which somebody came who was erased.
	 */
	Optional<Long> oldOne(OffsetDateTime before) {
		return this.database.sql("""
				select f.id from import_file f left join long_work w on w.id = f.work_id
				where f.uploaded_at < :before and (w.id is null or w.finished_at < :before)
				  or not f.whole and f.uploaded_at < :unfinished
				  or w.finished_at is not null and exists (
				    select from import_row r join erased_case e on e.number = r.number where r.file_id = f.id)
				order by f.id limit 1""")
			.param("before", before)
			.param("unfinished", this.time.now().minus(UNFINISHED_UPLOAD))
			.query(Long.class)
			.optional();
	}

	private ImportFile read(ResultSet row, int index) throws SQLException {
		String plan = row.getString("plan");
		return new ImportFile(row.getLong("id"), LongWork.of(row, "w"), row.getString("name"), row.getString("kind"),
				row.getLong("bytes"), row.getString("digest"), row.getBytes("data_key"), row.getString("uploaded_by"),
				this.time.at(row, "uploaded_at"), (plan != null) ? this.sources.read(plan) : null,
				row.getInt("created"), row.getInt("known"), row.getInt("failed"));
	}

}
