package feedbackloop.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import feedbackloop.process.Keys.Decisions;

import org.springframework.stereotype.Component;

/**
 * How long the address of somebody who wants to be told of a known problem is kept. The
 * table {@code retention} says it. It counts from that message, or unconfirmed from when
 * they asked. By tables from before it is kept as contacts are.
 */
@Component("meTooKeeping")
public class MeTooKeeping {

	private final DecisionTables tables;

	MeTooKeeping(DecisionTables tables) {
		this.tables = tables;
	}

	/**
	 * In whole days; empty where it stays.
	 */
	public Optional<Duration> time() {
		if (!this.tables.live().containsKey(Decisions.RETENTION)) {
			return Optional.empty();
		}
		return row("meToo").or(() -> row("contact"))
			.filter((row) -> row.get("then").equals("erase"))
			.map((row) -> Duration.ofDays(((Number) row.get("days")).longValue()));
	}

	private Optional<Map<String, Object>> row(String what) {
		return this.tables.lookUpIfAny(Decisions.RETENTION, Map.of("what", what, "sensitive", false, "hold", false));
	}

	/**
	 * The same as a number, which a sentence says; null where it stays.
	 */
	public Long days() {
		return time().map(Duration::toDays).orElse(null);
	}

}
