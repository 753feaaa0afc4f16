package feedbackloop.models.deploy;

import java.time.Instant;
import java.time.ZoneOffset;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Turns;
import feedbackloop.models.files.Versions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down which version of a file went live, or that it was retired.
 */
@Component
class NewVersions {

	private final JdbcClient database;

	private final Turns turns;

	private final Versions versions;

	NewVersions(JdbcClient database, Turns turns, Versions versions) {
		this.database = database;
		this.turns = turns;
		this.versions = versions;
	}

	/**
	 * Lets one deployment after another look at what is live: the second waits until the
	 * transaction of the first has ended.
	 */
	void oneAtATime() {
		this.turns.await("model-deployment");
	}

	/**
	 * The next version of the file, which is live from now on.
	 * @param definition the engine's process or decision definition, null for other files
	 */
	ModelVersion add(ModelFile file, String deployment, String definition, Change change, Instant at) {
		this.database.sql("""
				insert into model_version (name, version, text, deployment_id, definition_id, deployed_by, deployed_at,
					source, reason, replay_id)
				select :name, coalesce(max(version), 0) + 1, :text, :deployment, :definition, :user, :at, :source,
					:reason, :replay
				from model_version where name = :name""")
			.param("name", file.name())
			.param("text", file.text())
			.param("deployment", deployment)
			.param("definition", definition)
			.param("user", change.userId())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("source", change.source().key())
			.param("reason", change.reason())
			.param("replay", change.replayId())
			.update();
		return this.versions.of(file.name()).get(0);
	}

	/**
	 * The version that retires the file.
	 */
	ModelVersion retire(String name, Change change, Instant at) {
		return add(new ModelFile(name, ""), null, null, change, at);
	}

}
