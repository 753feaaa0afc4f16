package db.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables with the engine's own scripts, so that Flyway alone changes
 * the schema. A later engine needs a later migration: this one insists on 7.24.0.
 */
public class V1__engine extends BaseJavaMigration {

	private static final String ENGINE_VERSION = "7.24.0";

	private static final String[] PARTS = { "engine", "history", "identity", "case.engine", "case.history",
			"decision.engine", "decision.history" };

	@Override
	public void migrate(Context context) throws IOException {
		if (!script("engine").getContentAsString(StandardCharsets.UTF_8).contains("'" + ENGINE_VERSION + "'")) {
			throw new FlywayException("The engine on the class path is not " + ENGINE_VERSION
					+ ": create the tables with that version, then add a migration for the newer one.");
		}
		for (String part : PARTS) {
			ScriptUtils.executeSqlScript(context.getConnection(),
					new EncodedResource(script(part), StandardCharsets.UTF_8));
		}
	}

	private static ClassPathResource script(String part) {
		return new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql");
	}

}
