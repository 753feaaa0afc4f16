package feedbackloop.embedded;

import java.util.TimeZone;

import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@CaseTest
class SettingsTests {

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private ProcessEngineConfigurationImpl engine;

	@Test
	void statementsAndIdleTransactionsEndInTime() {
		assertThat(show("statement_timeout")).isEqualTo("25s");
		assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("1min");
	}

	@Test
	void databaseSessionsRunInTheConfiguredZone() {
		assertThat(TimeZone.getDefault().getID()).isEqualTo("Asia/Shanghai");
		assertThat(show("timezone")).isEqualTo("Asia/Shanghai");
	}

	@Test
	void engineTakesTheProductionSettings() {
		assertThat(this.engine.getDatabaseSchemaUpdate()).isEqualTo("false");
		assertThat(this.engine.isAuthorizationEnabled()).isTrue();
		assertThat(this.engine.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT5M,PT30M,PT2H");
		assertThat(this.engine.getQueryMaxResultsLimit()).isEqualTo(2000);
		assertThat(this.engine.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
		assertThat(this.engine.isEnableExpressionsInAdhocQueries()).isFalse();
		assertThat(this.engine.getHistoryTimeToLive()).isEqualTo("P3650D");
	}

	private String show(String setting) {
		return this.database.queryForObject("show " + setting, String.class);
	}

}
