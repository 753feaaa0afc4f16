package feedbackloop.testing;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets tests see what the application asks its database. Only the connections that are
 * taken while something is counted are watched: watching takes time.
 */
@TestConfiguration
class WatchedDatabase {

	@Bean
	static DatabaseCost databaseCost() {
		return new DatabaseCost();
	}

	@Bean
	static BeanPostProcessor watchedDataSource(DatabaseCost cost) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource source) ? new Watched(source, cost) : bean;
			}

		};
	}

	/** A data source that is watched at times. */
	private static final class Watched extends DelegatingDataSource {

		private final DataSource watched;

		private final DatabaseCost cost;

		private Watched(DataSource source, DatabaseCost cost) {
			super(source);
			this.cost = cost;
			this.watched = ProxyDataSourceBuilder.create(source)
				.listener(new StatementCount())
				.listener(cost)
				.methodListener(cost)
				.build();
		}

		@Override
		public Connection getConnection() throws SQLException {
			return (this.cost.isCounting() || StatementCount.isCounting()) ? this.watched.getConnection()
					: super.getConnection();
		}

	}

}
