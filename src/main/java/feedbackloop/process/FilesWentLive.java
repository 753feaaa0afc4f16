package feedbackloop.process;

import java.util.Set;

/**
 * Says on every node, within seconds, that files went live or were retired; published
 * outside of any transaction.
 *
 * @param names such as {@code processes/calendar.yaml}
 */
public record FilesWentLive(Set<String> names) {

	public FilesWentLive {
		names = Set.copyOf(names);
	}

}
