package feedbackloop.embedded;

import java.util.List;

import feedbackloop.testing.CaseTest;
import jakarta.persistence.EntityManager;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@CaseTest
class OneTransactionTests {

	@Autowired
	private EntityManager entities;

	@Autowired
	private TaskService taskService;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void leaveNothing() {
		this.taskService.deleteTasks(List.of("lost", "kept"), true);
		this.database.sql("drop table written_by_jpa").update();
	}

	@Test
	void recordAndEngineRollBackTogether() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.executeWithoutResult(
				(status) -> this.entities.createNativeQuery("create table written_by_jpa (id varchar(64) primary key)")
					.executeUpdate());

		assertThatIllegalStateException().isThrownBy(() -> transaction.executeWithoutResult((status) -> {
			write("lost");
			throw new IllegalStateException("after both writes");
		}));
		assertThat(written()).isZero();
		assertThat(this.taskService.createTaskQuery().taskId("lost").count()).isZero();

		transaction.executeWithoutResult((status) -> write("kept"));
		assertThat(written()).isOne();
		assertThat(this.taskService.createTaskQuery().taskId("kept").count()).isOne();
	}

	private void write(String id) {
		this.entities.createNativeQuery("insert into written_by_jpa values (:id)")
			.setParameter("id", id)
			.executeUpdate();
		Task task = this.taskService.newTask(id);
		this.taskService.saveTask(task);
	}

	private long written() {
		return ((Number) this.entities.createNativeQuery("select count(*) from written_by_jpa").getSingleResult())
			.longValue();
	}

}
