package feedbackloop.models.rehearse;

import jakarta.persistence.EntityManager;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes back to where the transaction stood, in the database and in what is kept of it.
 */
@Component
class Savepoints {

	private final JdbcClient database;

	private final EntityManager entities;

	Savepoints(JdbcClient database, EntityManager entities) {
		this.database = database;
		this.entities = entities;
	}

	/**
	 * Runs the work and takes back all that it changed, also when it fails.
	 */
	void takeBack(Runnable work) {
		set();
		try {
			work.run();
		}
		finally {
			goBack();
		}
	}

	/**
	 * Runs the work and takes back what it changed only if it fails.
	 */
	void keep(Runnable work) {
		set();
		try {
			work.run();
			this.entities.flush();
		}
		catch (RuntimeException ex) {
			goBack();
			throw ex;
		}
		this.database.sql("release savepoint rehearsal").update();
	}

	/** Those of one name hide each other, the latest counts. */
	private void set() {
		this.entities.flush();
		this.database.sql("savepoint rehearsal").update();
	}

	private void goBack() {
		this.entities.clear();
		this.database.sql("rollback to savepoint rehearsal").update();
		this.database.sql("release savepoint rehearsal").update();
	}

}
