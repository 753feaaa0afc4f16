package feedbackloop.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import feedbackloop.process.FileContract;
import feedbackloop.process.Finding;
import org.camunda.bpm.model.xml.ModelException;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * What message texts must be like before they go live, and that every text is there which
 * the message plan names (S2-25, S-35).
 */
@Component
class MessageTextsContract implements FileContract {

	/** Which the application sends by itself, whatever the message plan says. */
	static final Set<String> STAFF_NOTICES = Set.of("assigned", "customerAnswered", "digest", "escalation",
			"handedOver", "mention", "noAnswer", "reminder", "startedWithoutApproval");

	/** Each text asks for the same table; what is kept gives way when memory is short. */
	private final Map<String, Set<String>> planned = new ConcurrentReferenceHashMap<>();

	@Override
	public boolean reads(String name) {
		return name.startsWith(MessageTexts.FOLDER + "/") || name.equals(MessageTexts.PLAN);
	}

	@Override
	public boolean needs(String name) {
		return name.startsWith(MessageTexts.FOLDER + "/") && STAFF_NOTICES.contains(MessageTexts.template(name));
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		String plan = files.apply(MessageTexts.PLAN);
		Set<String> planned = (plan != null) ? this.planned.computeIfAbsent(plan, MessageTextsContract::planned)
				: Set.of();
		List<Finding> findings = new ArrayList<>();
		if (name.equals(MessageTexts.PLAN)) {
			planned.forEach((template) -> findings
				.addAll(TextFiles.missing(MessageTexts.FOLDER + "/" + template, name, files)));
			return findings;
		}
		try {
			MessageTexts.parse(name, text, planned);
		}
		catch (TextRefused refused) {
			findings.add(refused.finding(name));
		}
		findings.addAll(TextFiles.missing(MessageTexts.FOLDER + "/" + MessageTexts.template(name), name, files));
		return findings;
	}

	/** What is wrong in the table itself is found where tables are checked. */
	private static Set<String> planned(String table) {
		try {
			return MessageTexts.planned(table);
		}
		catch (ModelException | IndexOutOfBoundsException | NoSuchElementException ex) {
			return Set.of();
		}
	}

}
