package feedbackloop.models.migrate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import feedbackloop.longwork.LongWorks;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many cases move while people complete their tasks: no case is lost or stuck, each timer
 * fires when it would have fired, and everybody's work is kept.
 */
final class MigrationUnderLoad {

	private static final int ATTEMPTS = 5;

	private final CaseWork work;

	private final LongWorks works;

	private final MigrationJob job;

	private final RunningCases running;

	private final RuntimeService runtime;

	private final JdbcClient database;

	MigrationUnderLoad(ApplicationContext application) {
		this.work = application.getBean(CaseWork.class);
		this.works = application.getBean(LongWorks.class);
		this.job = application.getBean(MigrationJob.class);
		this.running = application.getBean(RunningCases.class);
		this.runtime = application.getBean(RuntimeService.class);
		this.database = application.getBean(JdbcClient.class);
	}

	void move(int cases, EditedProcesses processes) throws InterruptedException {
		int from = processes.ours("feedback");
		List<String> numbers = new ArrayList<>();
		for (int i = 0; i < cases; i++) {
			numbers.add(this.work.submit());
		}
		Map<String, Date> timers = timers(numbers);
		int to = processes.edit("feedback", Edits.of(Edits.LABEL, processes.reminder(), Edits.STEPS));
		Instant asked = Instant.now();
		long id = this.running.begin("feedback", from, "owner");
		this.works.work(this.job);
		Instant tried = Instant.now();
		this.running.start(id, "多一次复核", "owner");
		List<String> worked = numbers.stream().filter((number) -> numbers.indexOf(number) % 3 == 0).toList();
		ExecutorService people = Executors.newFixedThreadPool(2);
		List<Future<?>> done = new ArrayList<>();
		worked.forEach((number) -> done.add(people.submit(() -> triage(number))));
		while (this.running.find(id).runs()) {
			this.works.work(this.job);
		}
		Instant moved = Instant.now();
		people.shutdown();
		done.forEach(MigrationUnderLoad::finish);
		Migration migration = this.running.find(id);
		System.out.printf(Locale.ROOT, "%d cases: tried in %.1f s, moved in %.1f s while %d tasks were completed: %s%n",
				cases, Duration.between(asked, tried).toMillis() / 1e3, Duration.between(tried, moved).toMillis() / 1e3,
				worked.size(), migration.counts());
		assertThat(migration.counts()).isEqualTo(Map.of("moved", cases));
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey("feedback").list())
			.filteredOn((instance) -> numbers.contains(instance.getBusinessKey()))
			.hasSize(cases)
			.allMatch((instance) -> instance.getProcessDefinitionId().startsWith("feedback:" + to + ":"));
		Map<String, Date> now = timers(numbers);
		for (String number : numbers) {
			assertThat(this.work.openTasks(number)).as(number)
				.contains(worked.contains(number) ? "firstResponse" : "triage");
		}
		timers.keySet().retainAll(now.keySet());
		assertThat(timers).hasSizeGreaterThanOrEqualTo((cases - worked.size()) * processes.timers());
		assertThat(now).containsAllEntriesOf(timers);
	}

	/**
	 * Whoever is told that another changed the task in this moment tries again.
	 */
	private void triage(String number) {
		for (int attempt = 1;; attempt++) {
			try {
				this.work.completes("support", number, "triage", Answers.mediumDefect());
				return;
			}
			catch (InvalidRequestException ex) {
				boolean changed = ex.getStatus() == Status.CONFLICT && attempt < ATTEMPTS;
				if (!changed) {
					throw ex;
				}
			}
		}
	}

	private static void finish(Future<?> task) {
		try {
			task.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new AssertionError("Somebody's work was lost", ex);
		}
	}

	private Map<String, Date> timers(List<String> numbers) {
		Map<String, Date> timers = new TreeMap<>();
		this.database.sql("""
				select j.id_, j.duedate_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
				where j.type_ = 'timer' and e.business_key_ in (:numbers)
				""").param("numbers", numbers).query((row) -> {
			timers.put(row.getString("id_"), row.getTimestamp("duedate_"));
		});
		return timers;
	}

}
