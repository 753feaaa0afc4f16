package feedbackloop.models.edits;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.notation.Finding;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An edit put live if the check lets it, cases worked under it, and all put back.
 */
final class Trial {

	private static final Change OWNER = new Change("owner", Source.PAGE, "edit", null);

	private static final int MOST_SECONDS = 300;

	private final ApplicationContext application;

	private final List<Scenario> scenarios;

	private final Deployments deployments;

	private final LiveFiles live;

	private final Letters letters;

	private final JdbcClient database;

	/**
	 * @param scenarios the cases that are worked under each edit
	 */
	Trial(ApplicationContext application, List<Scenario> scenarios) {
		this.application = application;
		this.scenarios = scenarios;
		this.deployments = application.getBean(Deployments.class);
		this.live = application.getBean(LiveFiles.class);
		this.letters = new Letters(application);
		this.database = application.getBean(JdbcClient.class);
	}

	/**
	 * Tries the edit, in bounded time.
	 */
	EditOutcome of(Edit edit) {
		State before = this.live.state();
		long start = System.nanoTime();
		ExecutorService thread = Executors.newSingleThreadExecutor();
		EditOutcome outcome;
		try {
			Future<EditOutcome> trial = thread.submit(() -> tried(edit));
			outcome = ended(trial);
		}
		finally {
			thread.shutdown();
		}
		this.live.backTo(before);
		return outcome.in(edit, System.nanoTime() - start);
	}

	private EditOutcome tried(Edit edit) {
		try {
			List<Finding> rehearsed = Finding.refusing(this.deployments.rehearse(List.of(edit.file())).findings());
			if (!rehearsed.isEmpty()) {
				throw new CheckRefused(rehearsed);
			}
			this.deployments.deploy(List.of(edit.file()), OWNER);
		}
		catch (CheckRefused refused) {
			return EditOutcome.refused(Finding.refusing(refused.findings())
				.stream()
				.map(Finding::code)
				.collect(Collectors.toCollection(TreeSet::new)));
		}
		catch (RuntimeException ex) {
			return EditOutcome.failed(0, "the check", ex);
		}
		if (edit.file().kind().filter(Kind.TEXT::equals).isPresent()) {
			try {
				this.letters.isWhole(edit.file());
			}
			catch (IllegalStateException ex) {
				return EditOutcome.failed(0, "the text", ex);
			}
		}
		int cases = 0;
		for (Scenario scenario : this.scenarios) {
			cases++;
			try {
				works(scenario);
			}
			catch (RuntimeException | AssertionError ex) {
				return EditOutcome.failed(cases, scenario.name(), ex);
			}
		}
		return EditOutcome.live(cases);
	}

	private void works(Scenario scenario) {
		WorkedCase worked = new WorkedCase(this.application, scenario);
		try {
			worked.toItsEnd();
			this.letters.areWhole(worked.number());
		}
		finally {
			worked.endsAnyway();
		}
	}

	private EditOutcome ended(Future<EditOutcome> trial) {
		try {
			return trial.get(MOST_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			return interrupted(trial);
		}
		catch (InterruptedException | ExecutionException ex) {
			return EditOutcome.failed(0, "the trial", ex);
		}
	}

	/** Takes the connections away from what goes on and on. */
	private EditOutcome interrupted(Future<EditOutcome> trial) {
		this.database.sql("""
				select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()""").query(Boolean.class).list();
		try {
			return trial.get(MOST_SECONDS, TimeUnit.SECONDS).took(MOST_SECONDS);
		}
		catch (TimeoutException | InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("It cannot be stopped", ex);
		}
	}

}
