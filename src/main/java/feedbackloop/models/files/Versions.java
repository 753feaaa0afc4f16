package feedbackloop.models.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Every version of every file that is or was live; the newest of each file is live, or
 * retires it.
 */
@Component
public class Versions {

	private static final String COLUMNS = """
			select id, name, version, text, deployment_id, definition_id, deployed_by, deployed_at, source, reason,
			replay_id from model_version
			""";

	private static final String LIVE = """
			 where version = (select max(version) from model_version w where w.name = v.name) and text <> ''
			""";

	private final JdbcClient database;

	/** Read before, by the version's id: the text of a version never changes. */
	private final Map<Long, ModelFile> known = new ConcurrentReferenceHashMap<>();

	Versions(JdbcClient database) {
		this.database = database;
	}

	/**
	 * What is live, in the order of the names.
	 */
	public List<ModelVersion> live() {
		return newest().stream().filter((version) -> !version.isRetired()).toList();
	}

	/**
	 * What was retired and did not come back, in the order of the names.
	 */
	public List<ModelVersion> retired() {
		return newest().stream().filter(ModelVersion::isRetired).toList();
	}

	private List<ModelVersion> newest() {
		return this.database.sql(COLUMNS + """
				v where version = (select max(version) from model_version w where w.name = v.name)
				order by name""").query(ModelVersion.class).list();
	}

	/**
	 * What is live, as a set of files.
	 */
	public ModelSet liveFiles() {
		Map<Long, ModelFile> files = new HashMap<>();
		List<Long> unknown = new ArrayList<>();
		for (Long id : this.database.sql("select id from model_version v" + LIVE).query(Long.class).list()) {
			ModelFile file = this.known.get(id);
			if (file != null) {
				files.put(id, file);
			}
			else {
				unknown.add(id);
			}
		}
		if (!unknown.isEmpty()) {
			this.database.sql("select id, name, text from model_version where id in (:ids)")
				.param("ids", unknown)
				.query((row) -> {
					files.put(row.getLong("id"), new ModelFile(row.getString("name"), row.getString("text")));
				});
			this.known.putAll(files);
		}
		return new ModelSet(files.values());
	}

	/**
	 * Whether anything is live.
	 */
	public boolean isAnyLive() {
		return this.database.sql("select exists (select from model_version v" + LIVE + ")")
			.query(Boolean.class)
			.single();
	}

	public Optional<ModelVersion> live(String name) {
		return this.database.sql(COLUMNS + "where name = :name order by version desc limit 1")
			.param("name", name)
			.query(ModelVersion.class)
			.optional()
			.filter((version) -> !version.isRetired());
	}

	/**
	 * The names of the live files that came from the folder at some time, in order.
	 */
	public List<String> fromFolder() {
		return this.database.sql("select name from model_version v" + LIVE + """
				and exists (select from model_version f where f.name = v.name and f.source = 'folder')
				order by name""").query(String.class).list();
	}

	/**
	 * All versions of a file, the newest first.
	 */
	public List<ModelVersion> of(String name) {
		return this.database.sql(COLUMNS + "where name = :name order by version desc")
			.param("name", name)
			.query(ModelVersion.class)
			.list();
	}

	public Optional<ModelVersion> find(String name, int version) {
		return this.database.sql(COLUMNS + "where name = :name and version = :version")
			.param("name", name)
			.param("version", version)
			.query(ModelVersion.class)
			.optional();
	}

	/**
	 * The versions of processes by which cases run and that are live no more. They are in
	 * the order of names and versions.
	 */
	public List<ModelVersion> running() {
		return this.database.sql(COLUMNS + """
				v where exists (select 1 from act_ru_execution e where e.proc_def_id_ = v.definition_id)
				and exists (select 1 from model_version n where n.name = v.name and n.version > v.version)
				order by name, version""").query(ModelVersion.class).list();
	}

	/**
	 * What was live before a deployment, of each file that is still live as that
	 * deployment brought it; nothing of files that it brought for the first time.
	 */
	public List<ModelVersion> before(String deploymentId) {
		return this.database.sql(COLUMNS + """
				v where exists (select 1 from model_version n where n.name = v.name and n.version = v.version + 1
					and n.deployment_id = :deployment)
				and not exists (select 1 from model_version n where n.name = v.name and n.version > v.version + 1)
				and text <> ''
				order by name""").param("deployment", deploymentId).query(ModelVersion.class).list();
	}

}
