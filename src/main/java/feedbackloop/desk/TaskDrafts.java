package feedbackloop.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Cases;
import feedbackloop.privacy.Vault;
import feedbackloop.process.DraftOrigin;
import feedbackloop.process.DraftRows;
import feedbackloop.process.Refusal;
import feedbackloop.process.TaskDesk;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people type into the forms of open tasks, one draft for each person and
 * task. It is encrypted with the key of the customer, whose words may be in it. It goes
 * with the task, in whatever way that ends: the database sees to it.
 */
@Service
class TaskDrafts {

	private final TaskDesk desk;

	private final Cases cases;

	private final Vault vault;

	private final JdbcClient database;

	private final DraftRows rows;

	private final ObjectMapper json;

	private final Clock clock;

	TaskDrafts(TaskDesk desk, Cases cases, Vault vault, JdbcClient database, ObjectMapper json, Clock clock) {
		this.desk = desk;
		this.cases = cases;
		this.vault = vault;
		this.database = database;
		this.rows = new DraftRows(database, "task_draft", "task_id");
		this.json = json;
		this.clock = clock;
	}

	/**
	 * The person's own draft at that task.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	@Transactional(readOnly = true)
	Optional<TaskDraft> find(String taskId, String userId) {
		byte[] key = key(taskId, userId);
		return this.database
			.sql("select version, saved_at, sealed from task_draft where task_id = :task and user_id = :user")
			.param("task", taskId)
			.param("user", userId)
			.query((row, index) -> draft(row, key))
			.optional();
	}

	/**
	 * Keeps a draft in place of the one before, unless a later one of the same page is
	 * there.
	 * @throws Refusal as {@link #find} does, and if there is another draft than the one
	 * that it goes on from
	 */
	@Transactional
	TaskDraft save(String taskId, String userId, DraftOrigin origin, JsonNode values) {
		byte[] sealed = this.vault.seal(key(taskId, userId), values.toString());
		Instant now = this.clock.instant();
		try {
			return new TaskDraft(this.rows.save(taskId, userId, origin, sealed, now), now, values);
		}
		catch (DataIntegrityViolationException ex) {
			// Somebody completed the task between two of our looks at it.
			throw Refusal.tooLate("taskDone");
		}
	}

	/**
	 * Forgets the person's own draft at that task, if there is one.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	@Transactional
	void discard(String taskId, String userId) {
		this.desk.caseOf(taskId, userId);
		this.rows.delete(taskId, userId);
	}

	private byte[] key(String taskId, String userId) {
		return this.cases.get(this.desk.caseOf(taskId, userId)).contact().dataKey();
	}

	private TaskDraft draft(ResultSet row, byte[] key) throws SQLException {
		try {
			return new TaskDraft(row.getLong("version"), row.getObject("saved_at", OffsetDateTime.class).toInstant(),
					this.json.readTree(this.vault.open(key, row.getBytes("sealed"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
