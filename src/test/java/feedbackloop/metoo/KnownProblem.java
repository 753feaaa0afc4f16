package feedbackloop.metoo;

import feedbackloop.privacy.Vault;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A published article about an improvement, and what its customers find in their mail.
 */
public final class KnownProblem {

	private final JdbcClient database;

	private final Vault vault;

	public KnownProblem(JdbcClient database, Vault vault) {
		this.database = database;
		this.vault = vault;
	}

	public long of(String number, String improvement, String title) {
		long id = this.database
			.sql("""
					insert into article (version, feedback_number, improvement_number, state, latest, shown, shown_at, checked_at)
					values (0, ?, ?, 'published', 1, 1, now(), now()) returning id""")
			.params(number, improvement)
			.query(Long.class)
			.single();
		this.database
			.sql("""
					insert into article_version (article_id, number, kind, open, title_zh_masked, body_zh_masked, written_by, written_at)
					values (?, 1, 'faq', true, ?, ?, 'support', now())""")
			.params(id, title, title)
			.update();
		return id;
	}

	/** Nobody finds it any more. */
	public void withdraw(long id) {
		this.database.sql("update article set state = 'withdrawn', shown = null, version = version + 1 where id = ?")
			.param(id)
			.update();
	}

	/**
	 * The path of the link in the last mail that asks that address of the article to
	 * confirm.
	 */
	public String link(long article) {
		return this.database
			.sql("""
					select o.body_sealed, c.data_key from outbox o join contact c on c.id = o.contact_id
					join me_too m on m.contact_id = c.id where m.article_id = ? and o.event = 'meTooConfirm' order by o.id desc limit 1""")
			.param(article)
			.query((row, index) -> this.vault.open(row.getBytes("data_key"), row.getBytes("body_sealed")))
			.single()
			.replaceAll("(?s).*?(/help/metoo/\\S+).*", "$1");
	}

	/** Tells the end to whoever waits for it, as the schedule does. */
	public static void tellsEnds(ApplicationContext application) {
		application.getBean(MeTooEnds.class).tell();
	}

}
