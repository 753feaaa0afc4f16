package feedbackloop.testing;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets tests see what the application asks its database. */
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
				return (bean instanceof DataSource source) ? ProxyDataSourceBuilder.create(source)
					.listener(new StatementCount())
					.listener(cost)
					.methodListener(cost)
					.build() : bean;
			}

		};
	}

}
