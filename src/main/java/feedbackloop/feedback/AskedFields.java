package feedbackloop.feedback;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of what a channel may ask for beside the description. They stand in the order
 * in which people fill them in.
 */
public final class AskedFields {

	public static final List<String> ALL = Stream.concat(Stream.of("summary", "demand", "givenAt", "occurredAt",
			"product", "module", "region", "userCategory", "customerGroup", "coreBlocked", "customer.name",
			"customer.department", "customer.phone", "customer.email", "evidence"), Details.OF_CHANNELS.stream())
		.toList();

	private AskedFields() {
	}

}
