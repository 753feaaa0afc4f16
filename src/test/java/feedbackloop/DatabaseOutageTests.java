package feedbackloop;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.camunda.bpm.engine.ProcessEngineException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which failures pass by themselves, and are answered 503.
 */
class DatabaseOutageTests {

	/** Connection, disk, memory, connections, stop, start, time-out, input and output. */
	@ParameterizedTest
	@ValueSource(strings = { "08001", "08003", "08006", "53100", "53200", "53300", "57014", "57P01", "57P02", "57P03",
			"58030", "25006", "25P03" })
	void aDatabaseThatCannotWorkNow(String state) {
		assertThat(DatabaseOutage.isCauseOf(wrapped(new SQLException("gone", state)))).isTrue();
	}

	/** A rule of a table, a wrong statement, two who change the same. */
	@ParameterizedTest
	@ValueSource(strings = { "23505", "23502", "22001", "42601", "40001", "40P01", "25P02" })
	void aRequestThatTheDatabaseRefuses(String state) {
		assertThat(DatabaseOutage.isCauseOf(wrapped(new SQLException("wrong", state)))).isFalse();
	}

	@Test
	void aPoolWithoutAConnection() {
		assertThat(DatabaseOutage
			.isCauseOf(wrapped(new SQLTransientConnectionException("Connection is not available, request timed out"))))
			.isTrue();
		assertThat(DatabaseOutage.isCauseOf(wrapped(new SQLException("Connection is closed")))).isTrue();
	}

	@Test
	void aRollbackThatFailedTooHidesNothing() {
		TransactionSystemException end = new TransactionSystemException("Could not roll back",
				new IllegalStateException("no transaction"));
		end.initApplicationException(wrapped(new SQLException("gone", "08006")));
		assertThat(DatabaseOutage.isCauseOf(end)).isTrue();
	}

	@Test
	void otherFailures() {
		assertThat(DatabaseOutage.isCauseOf(null)).isFalse();
		assertThat(DatabaseOutage.isCauseOf(new IllegalStateException(new SocketTimeoutException("mail")))).isFalse();
	}

	private static RuntimeException wrapped(SQLException ex) {
		return new ProcessEngineException("a command failed",
				new JpaSystemException(new GenericJDBCException("could not execute", ex)));
	}

}
