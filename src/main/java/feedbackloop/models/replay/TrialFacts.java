package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.grading.CaseOrigin;
import feedbackloop.grading.GradingFacts;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

import org.springframework.stereotype.Component;

/**
 * Reads the facts of a case that is put together by hand.
 */
@Component
class TrialFacts {

	private static final String MEDIUM = "3";

	private static final int MOST_CUSTOMERS = 1_000_000;

	/** As long as the record takes. */
	private static final int LONGEST_TEXT = 200;

	private final Directory directory;

	TrialFacts(Directory directory) {
		this.directory = directory;
	}

	/**
	 * The facts in these fields; what is missing is in the middle, and a risk is none.
	 * @throws Refusal naming each field that is wrong
	 */
	GradingFacts of(Map<String, String> fields) {
		List<Problem> problems = new ArrayList<>();
		List<String> types = this.directory.feedbackTypes();
		String type = fields.getOrDefault("feedbackType", types.get(0));
		if (!types.contains(type)) {
			problems.add(new Problem("feedbackType", "feedbackType", List.of(String.join(", ", types))));
		}
		GradingFacts facts = new GradingFacts(type, score("affected", fields, problems), customers(fields, problems),
				score("severity", fields, problems), score("urgency", fields, problems), is("majorLossRisk", fields),
				is("complianceRisk", fields), is("knownCause", fields), origin(fields, problems));
		if (!problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, problems);
		}
		return facts;
	}

	private static int score(String name, Map<String, String> fields, List<Problem> problems) {
		String text = fields.getOrDefault(name, MEDIUM).strip();
		if (text.matches("[1-5]")) {
			return Integer.parseInt(text);
		}
		problems.add(new Problem(name, "score", List.of()));
		return 0;
	}

	private static Integer customers(Map<String, String> fields, List<Problem> problems) {
		String text = fields.getOrDefault("customers", "").strip();
		if (text.isEmpty()) {
			return null;
		}
		if (text.matches("[0-9]{1,7}") && Integer.parseInt(text) <= MOST_CUSTOMERS) {
			return Integer.valueOf(text);
		}
		problems.add(new Problem("customers", "wholeNumber", List.of(0, MOST_CUSTOMERS)));
		return null;
	}

	private static CaseOrigin origin(Map<String, String> fields, List<Problem> problems) {
		String channel = fields.getOrDefault(Variables.CHANNEL, "").strip();
		if (!channel.isEmpty() && !Channels.ALL.contains(channel)) {
			problems.add(new Problem(Variables.CHANNEL, "choice", List.of(String.join(", ", Channels.ALL))));
		}
		return new CaseOrigin(text(Variables.PRODUCT, fields, problems), text(Variables.MODULE, fields, problems),
				text(Variables.REGION, fields, problems), channel.isEmpty() ? Channels.ALL.get(0) : channel,
				text(Variables.CUSTOMER_GROUP, fields, problems));
	}

	private static String text(String name, Map<String, String> fields, List<Problem> problems) {
		String text = fields.getOrDefault(name, "");
		if (text.length() > LONGEST_TEXT) {
			problems.add(new Problem(name, "tooLong", List.of(LONGEST_TEXT)));
		}
		return text;
	}

	private static boolean is(String name, Map<String, String> fields) {
		return Boolean.parseBoolean(fields.get(name));
	}

}
