package feedbackloop.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.Feedback;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which files of a case went to the customer with which message of ours.
 */
@Component
public class SentFiles {

	private final JdbcClient database;

	SentFiles(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Lets these files of the case go with what a person wrote.
	 */
	public void send(Correspondence written, List<UUID> files) {
		files.forEach((file) -> this.database
			.sql("insert into sent_file (correspondence_id, file_id) values (:written, :file) on conflict do nothing")
			.param("written", written.id())
			.param("file", file)
			.update());
	}

	/**
	 * The files by the id of what was written with them.
	 */
	public Map<Long, List<UUID>> of(Feedback feedback) {
		Map<Long, List<UUID>> files = new HashMap<>();
		this.database.sql("""
				select s.correspondence_id, s.file_id
				from sent_file s join evidence_file f on f.id = s.file_id
				where f.feedback_id = ? order by f.added_at, f.id""").param(feedback.id()).query((row) -> {
			files.computeIfAbsent(row.getLong(1), (written) -> new ArrayList<>()).add(row.getObject(2, UUID.class));
		});
		return files;
	}

	boolean isSent(UUID file) {
		return this.database.sql("select exists (select 1 from sent_file where file_id = ?)")
			.param(file)
			.query(Boolean.class)
			.single();
	}

}
