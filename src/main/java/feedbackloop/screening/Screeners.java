package feedbackloop.screening;

import java.util.List;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * Who screens: support, its leads and managers.
 */
@Component
class Screeners {

	private static final List<String> GROUPS = List.of("support", "lead", "manager");

	private final Directory directory;

	private final AsSystem asSystem;

	Screeners(Directory directory, AsSystem asSystem) {
		this.directory = directory;
		this.asSystem = asSystem;
	}

	/**
	 * @throws Refusal if the person is in none of the groups
	 */
	void check(String userId) {
		if (!this.asSystem.call(() -> GROUPS.stream().anyMatch((group) -> this.directory.isMember(userId, group)))) {
			throw Refusal.forbidden("notScreener");
		}
	}

}
