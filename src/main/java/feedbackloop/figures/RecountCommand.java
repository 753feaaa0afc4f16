package feedbackloop.figures;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import feedbackloop.Command;
import feedbackloop.FeedbackLoop;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code java -jar feedback-loop.jar recount [repair]}: works out from the
 * record what all figures count and says where what is kept differs. With {@code repair}
 * it is put right. It starts the application beside others, for this machine only, with
 * the same settings.
 */
public final class RecountCommand implements Command {

	private static final int AT_ONCE = 500;

	private static final int EVERY = 100_000;

	private static final String REPAIR = "repair";

	@Override
	public String name() {
		return "recount";
	}

	/**
	 * Recounts and says what it found.
	 * @return 0 if nothing differs, else 1
	 */
	@Override
	public int run(String... arguments) {
		boolean repair = arguments.length == 2 && arguments[1].equals(REPAIR);
		if (arguments.length > 1 && !repair) {
			System.out.println("用法 Usage: java -jar feedback-loop.jar recount [repair]");
			return 1;
		}
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(FeedbackLoop.class)
			.logStartupInfo(false)
			.run("--server.port=0", "--server.address=127.0.0.1", "--management.server.port=-1",
					"--feedback-loop.relay.enabled=false", "--camunda.bpm.job-execution.enabled=false")) {
			return run(context.getBean(Recount.class), repair, System.out);
		}
	}

	static int run(Recount recount, boolean repair, PrintStream out) {
		long cases = 0;
		long differences = 0;
		Recount.Batch batch = recount.next("", AT_ONCE, repair);
		while (batch.cases() > 0) {
			report(batch.differences(), out);
			differences += batch.differences().size();
			cases += batch.cases();
			if (cases % EVERY == 0) {
				out.printf(Locale.ROOT, "已核对 %,d 个案件 cases compared%n", cases);
			}
			batch = recount.next(batch.last(), AT_ONCE, repair);
		}
		out.printf(Locale.ROOT,
				(differences == 0) ? "指标与记录一致 The figures are as the record says: %,d cases%n"
						: "指标与记录不一致 The figures differ from the record: %,d cases, %,d differences%n",
				cases, differences);
		return (differences == 0) ? 0 : 1;
	}

	private static void report(List<Recount.Difference> differences, PrintStream out) {
		differences.forEach((one) -> out.printf(Locale.ROOT, "%s %s kept=%s record=%s%n", one.number(), one.column(),
				one.kept(), one.right()));
	}

}
