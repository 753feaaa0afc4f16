package feedbackloop.embedded;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Refuses the start of a production node on a database that could lose a confirmed case.
 * The embedded default checks its own server when it starts it.
 */
@Component
@Profile("prod")
class DurableDatabase implements InitializingBean {

	private final DataSource database;

	DurableDatabase(DataSource database) {
		this.database = database;
	}

	@Override
	public void afterPropertiesSet() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			Durability.check(connection);
		}
	}

}
