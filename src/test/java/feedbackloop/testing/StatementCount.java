package feedbackloop.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the SQL statements that a piece of work prepares in its own thread, whoever asks
 * the database: JPA, JDBC or the engine.
 */
@TestConfiguration
public class StatementCount {

	private static final ThreadLocal<List<String>> asked = ThreadLocal.withInitial(ArrayList::new);

	/**
	 * How many statements that work takes.
	 */
	public static int of(Work work) throws Exception {
		return statements(work).size();
	}

	/**
	 * The statements that work takes, in their order.
	 */
	public static List<String> statements(Work work) throws Exception {
		asked.get().clear();
		work.run();
		return List.copyOf(asked.get());
	}

	@Bean
	static BeanPostProcessor countingDataSource() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource source) ? new Counting(source) : bean;
			}

		};
	}

	/** What is counted. */
	public interface Work {

		void run() throws Exception;

	}

	private static final class Counting extends DelegatingDataSource {

		private Counting(DataSource source) {
			super(source);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
					new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> counted(connection, method, arguments));
		}

		private static Object counted(Connection connection, Method method, Object[] arguments) throws Throwable {
			if (method.getName().startsWith("prepare") || method.getName().equals("createStatement")) {
				asked.get().add((arguments != null) ? arguments[0].toString().replaceAll("\\s+", " ") : "?");
			}
			try {
				return method.invoke(connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

	}

}
