package feedbackloop.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers how files of each source were read last.
 */
@Component
class ImportSources {

	private static final int MOST = 200;

	private final JdbcClient database;

	private final ObjectMapper json;

	private final HouseTime time;

	ImportSources(JdbcClient database, ObjectMapper json, HouseTime time) {
		this.database = database;
		this.json = json;
		this.time = time;
	}

	void remember(ImportPlan plan, String userId) {
		this.database
			.sql("""
					insert into import_source (name, plan, used_by, used_at) values (:name, cast(:plan as jsonb), :user, :now)
					on conflict (name) do update set plan = excluded.plan, used_by = excluded.used_by, used_at = excluded.used_at""")
			.param("name", plan.source())
			.param("plan", write(plan))
			.param("user", userId)
			.param("now", this.time.now())
			.update();
	}

	/**
	 * Names of sources, the latest first.
	 */
	List<String> sources() {
		return latest().stream().map(ImportPlan::source).toList();
	}

	/**
	 * The plan of the source whose columns all stand in this file; of several the one
	 * with most columns.
	 */
	Optional<ImportPlan> thatFits(Set<String> headings) {
		return latest().stream()
			.filter((plan) -> headings.containsAll(plan.columns().keySet()))
			.reduce((one, other) -> (other.columns().size() > one.columns().size()) ? other : one);
	}

	private List<ImportPlan> latest() {
		return this.database.sql("select plan from import_source order by used_at desc limit :most")
			.param("most", MOST)
			.query((row, index) -> read(row.getString("plan")))
			.list();
	}

	String write(ImportPlan plan) {
		try {
			return this.json.writeValueAsString(plan);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	ImportPlan read(String plan) {
		try {
			return this.json.readValue(plan, ImportPlan.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
