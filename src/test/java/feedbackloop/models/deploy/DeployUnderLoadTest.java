package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Staff go on working while good and broken files are deployed: no case is lost or stuck,
 * and those that nobody touches keep their tasks and timers as they are. With 500 cases:
 * {@code mvn test -Dtest=DeployUnderLoadTest -Dcases=500}.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class DeployUnderLoadTest {

	private static final int CASES = Integer.getInteger("cases", 30);

	private static final int STAFF = 3;

	private static final Change OWNER = new Change("owner", Source.PAGE, "load", null);

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Autowired
	private CaseWork work;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@Test
	void casesGoOnWhileFilesGoLive() throws Exception {
		List<String> worked = new ArrayList<>();
		List<String> idle = new ArrayList<>();
		for (int i = 0; i < CASES; i++) {
			((i % 2 == 0) ? worked : idle).add(this.work.submit());
		}
		String definition = this.work.instance(idle.get(0)).getProcessDefinitionId();
		List<String> untouched = tasksAndTimers(idle);
		long failed = this.jobs.createJobQuery().noRetriesLeft().count();
		int deployed = deployWhile(worked);
		assertThat(deployed).isPositive();
		assertThat(tasksAndTimers(idle)).isEqualTo(untouched);
		for (String number : worked) {
			assertThat(this.work.fact(number, "grade")).as(number).isEqualTo("medium");
			assertThat(this.work.instance(number).getProcessDefinitionId()).isEqualTo(definition);
			assertThat(this.work.openTasks(number)).as(number)
				.contains("contribute")
				.doesNotContain("triage", "firstResponse");
		}
		for (String number : idle) {
			this.work.completes("support", number, "triage", Answers.mediumDefect());
			assertThat(this.work.openTasks(number)).as(number).contains("firstResponse");
		}
		assertThat(this.jobs.createJobQuery().noRetriesLeft().count()).isEqualTo(failed);
		assertThat(this.runtime.createIncidentQuery().count()).isZero();
		assertThat(this.work.instance(this.work.submit()).getProcessDefinitionId())
			.isEqualTo(this.versions.live("processes/feedback.bpmn").orElseThrow().definitionId())
			.isNotEqualTo(definition);
	}

	private int deployWhile(List<String> worked) throws Exception {
		ExecutorService staff = Executors.newFixedThreadPool(STAFF);
		try {
			List<Future<?>> atWork = worked.stream().<Future<?>>map((number) -> staff.submit(() -> {
				this.work.completes("support", number, "triage", Answers.mediumDefect());
				this.work.completes("support", number, "firstResponse", Answers.answer());
			})).toList();
			int round = 0;
			do {
				deployAll(++round);
			}
			while (!atWork.stream().allMatch(Future::isDone));
			for (Future<?> done : atWork) {
				done.get();
			}
			return round;
		}
		finally {
			staff.shutdown();
		}
	}

	private void deployAll(int round) {
		String mark = "<!-- " + round + " -->";
		ModelFile table = this.live.with("processes/grade.dmn", "</definitions>", mark + "</definitions>");
		ModelFile process = this.live.with("processes/feedback.bpmn", "</bpmn:definitions>",
				mark + "</bpmn:definitions>");
		ModelFile form = this.live.with("forms/triage.form", "{", "{ ");
		State now = this.live.state();
		Stream
			.of(this.live.with("processes/grade.dmn", "</inputEntry>", "</inputEntri>"),
					this.live.with("processes/feedback.bpmn", "sourceRef=\"", "sourceRef=\"nowhere_"),
					this.live.with("forms/triage.form", "\"components\"", "components"))
			.forEach((broken) -> assertThatExceptionOfType(CheckRefused.class)
				.isThrownBy(() -> this.deployments.deploy(List.of(table, form, process, broken)
					.stream()
					.filter((file) -> file == broken || !file.name().equals(broken.name()))
					.toList(), OWNER)));
		assertThat(this.live.state()).isEqualTo(now);
		assertThat(this.deployments.deploy(List.of(table, form, process), OWNER).versions())
			.extracting(ModelVersion::deploymentId)
			.hasSize(3)
			.containsOnly(this.versions.live(table.name()).orElseThrow().deploymentId());
	}

	/** Each task and each timer of the cases with the time it is due. */
	private List<String> tasksAndTimers(List<String> numbers) {
		return this.database.sql("""
				select task.id_ || ' ' || task.task_def_key_ || ' ' || coalesce(task.due_date_::text, '')
				from act_ru_task task join act_ru_execution e on e.id_ = task.proc_inst_id_
				where e.business_key_ in (:numbers)
				union all
				select job.id_ || ' ' || job.handler_type_ || ' ' || coalesce(job.duedate_::text, '')
				from act_ru_job job join act_ru_execution e on e.id_ = job.process_instance_id_
				where e.business_key_ in (:numbers)
				order by 1""").param("numbers", numbers).query(String.class).list();
	}

}
