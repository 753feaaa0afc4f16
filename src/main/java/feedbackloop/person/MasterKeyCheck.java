package feedbackloop.person;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import feedbackloop.StartRefused;
import feedbackloop.privacy.Vault;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses a start with another master key than the one that the data was encrypted with:
 * old texts could not be opened, and new ones not by the right key later.
 */
@Component
class MasterKeyCheck {

	private final Vault vault;

	private final JdbcClient database;

	private final Clock clock;

	MasterKeyCheck(Vault vault, JdbcClient database, Clock clock) {
		this.vault = vault;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Asked first at each start.
	 * @throws StartRefused if it is another one
	 */
	void check() {
		byte[] own = this.vault.seal("master key check".getBytes(StandardCharsets.UTF_8));
		boolean isKnown = this.database.sql("select exists (select from master_key_check where hash = :own)")
			.param("own", own)
			.query(Boolean.class)
			.single();
		if (!isKnown) {
			if (isNotNew() || !opensWhatIsThere()) {
				throw new StartRefused("The master key is not the one that the database was encrypted with.",
						"Set feedback-loop.master-key to that one. A database that is restored needs the key of its time.");
			}
			this.database.sql("insert into master_key_check (hash, at) values (:own, :now) on conflict do nothing")
				.param("own", own)
				.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
	}

	private boolean isNotNew() {
		return this.database.sql("select exists (select from master_key_check)").query(Boolean.class).single();
	}

	/** Of a database from before this check, the newest data key tells. */
	private boolean opensWhatIsThere() {
		Optional<byte[]> key = this.database
			.sql("select data_key from contact where length(data_key) > 0 order by id desc limit 1")
			.query((row, index) -> row.getBytes("data_key"))
			.optional();
		return key.map(this.vault::opens).orElse(true);
	}

}
