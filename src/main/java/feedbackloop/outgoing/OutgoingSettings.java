package feedbackloop.outgoing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what happens.
 *
 * @param endpoints by the name under which they stand in the outbox
 * @param hosts those that may have addresses of the own network
 */
@ConfigurationProperties("feedback-loop.outgoing")
record OutgoingSettings(@DefaultValue Map<String, Told> endpoints, @DefaultValue Set<String> hosts) {

	/**
	 * One of them; its name is the key.
	 *
	 * @see Endpoint
	 */
	record Told(String kind, URI address, @DefaultValue List<String> secrets, @DefaultValue List<String> teams,
			@DefaultValue List<String> people, @DefaultValue List<String> events) {

	}

	List<Endpoint> all() {
		return this.endpoints.entrySet()
			.stream()
			.map((entry) -> new Endpoint(entry.getKey(), entry.getValue().kind(), entry.getValue().address(),
					entry.getValue().secrets(), entry.getValue().teams(), entry.getValue().people(),
					entry.getValue().events()))
			.toList();
	}

}
