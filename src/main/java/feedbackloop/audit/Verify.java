package feedbackloop.audit;

import java.io.PrintStream;
import java.util.Locale;

import feedbackloop.Command;
import feedbackloop.privacy.HouseKeyStore;
import feedbackloop.privacy.Keyring;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The command {@code java -jar feedback-loop.jar verify [head]}: verifies the record
 * without starting the application, with the same settings of database and key. A head
 * that was kept outside the database shows whether the chain was cut off at its end.
 */
public final class Verify implements Command {

	private static final int EVERY = 100_000;

	@Override
	public String name() {
		return "verify";
	}

	/**
	 * Verifies and says what it found.
	 * @return 0 if the record is as it was written, else 1
	 */
	@Override
	public int run(String... arguments) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run()) {
			String head = (arguments.length > 1) ? arguments[1] : null;
			Proof proof = context.getBean(Verification.class).verify(head, (done) -> progress(done, System.out));
			report(proof, System.out);
			return proof.holds() ? 0 : 1;
		}
	}

	private static void progress(long done, PrintStream out) {
		if (done % EVERY == 0) {
			out.printf(Locale.ROOT, "已核验 %,d 个封印 seals verified%n", done);
		}
	}

	private static void report(Proof proof, PrintStream out) {
		for (Proof.Finding finding : proof.findings()) {
			out.printf(Locale.ROOT, "%s table=%s id=%s case=%s seal=%s%n", finding.what().key(),
					(finding.entity() != null) ? finding.entity() : "-", finding.rowId(),
					(finding.number() != null) ? finding.number() : "-", finding.sequence());
		}
		out.printf(Locale.ROOT, proof.holds() ? "记录完好 The record is as it was written: %,d seals, head %s%n"
				: "记录被改动 The record was changed: see above; %,d seals, head %s%n", proof.seals(), proof.head());
	}

	/**
	 * What a verification needs of the application.
	 */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class })
	@ConfigurationPropertiesScan("feedbackloop.privacy")
	@Import({ Verification.class, Seals.class, SealKey.class, Vault.class, Masker.class, Keyring.class,
			HouseKeyStore.class })
	static class Parts {

	}

}
