package feedbackloop.models.pages;

import java.util.List;

import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What went live lately, over all files, without the texts, and without what came with
 * the application.
 */
@Component
class RecentVersions {

	private static final int PAGE_SIZE = 20;

	private final JdbcClient database;

	private final HouseTime time;

	RecentVersions(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * A page, the newest first.
	 * @param page from 0
	 */
	Slice<VersionRow> page(int page) {
		List<VersionRow> rows = this.database.sql("""
				select name, version, deployed_by, deployed_at, source, reason, replay_id, text = '' as retired
				from model_version
				where version > 1 or deployed_by <> 'system'
				order by id desc limit :size offset :offset""")
			.param("size", PAGE_SIZE + 1)
			.param("offset", (long) page * PAGE_SIZE)
			.query((row, index) -> new VersionRow(row.getString("name"), row.getInt("version"),
					row.getString("deployed_by"), this.time.at(row, "deployed_at"), row.getString("source"),
					row.getString("reason"), row.getObject("replay_id", Long.class), row.getBoolean("retired")))
			.list();
		return Slice.of(rows, PAGE_SIZE);
	}

}
