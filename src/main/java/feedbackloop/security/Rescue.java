package feedbackloop.security;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import feedbackloop.Command;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The command {@code java -jar feedback-loop.jar rescue <user id>}: gives an
 * administrator a new password, with the same settings of the database, while the
 * application runs or not. It asks for the password, or reads it from the standard input.
 */
public final class Rescue implements Command {

	@Override
	public String name() {
		return "rescue";
	}

	/**
	 * Sets the password and says so.
	 * @return 0 if it is set, else 1
	 */
	@Override
	public int run(String... arguments) {
		if (arguments.length != 2) {
			System.out.println("用法 Usage: java -jar feedback-loop.jar rescue <用户名 user id>");
			return 1;
		}
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run()) {
			RescuedAdministrator administrator = context.getBean(RescuedAdministrator.class);
			RescuedAdministrator.RescueOutcome outcome = administrator.rescue(arguments[1], newPassword(arguments[1]));
			System.out.println(outcome.words());
			return (outcome == RescuedAdministrator.RescueOutcome.RESCUED) ? 0 : 1;
		}
	}

	private static String newPassword(String userId) {
		Console console = System.console();
		if (console != null) {
			char[] password = console.readPassword("%s 的新密码 New password: ", userId);
			return (password != null) ? new String(password) : "";
		}
		try {
			String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
			return (line != null) ? line : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What it needs of the application.
	 */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
			TransactionAutoConfiguration.class })
	@Import(RescuedAdministrator.class)
	static class Parts {

	}

}
