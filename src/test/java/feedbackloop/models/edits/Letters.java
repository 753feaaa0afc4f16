package feedbackloop.models.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.FilePreview;
import feedbackloop.testing.CaseWork;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was written to the customer of a case and to staff is whole: a subject of one
 * line, no braces left, and the way back to the case in the acknowledgement.
 */
final class Letters {

	private static final Pattern BRACES = Pattern.compile("[{}｛｝]");

	private final CaseWork work;

	private final JdbcClient database;

	private final List<FilePreview> previews;

	Letters(ApplicationContext application) {
		this.work = application.getBean(CaseWork.class);
		this.database = application.getBean(JdbcClient.class);
		this.previews = List.copyOf(application.getBeansOfType(FilePreview.class).values());
	}

	/**
	 * The text as its editor sees it, whether or not a case sends it.
	 * @throws IllegalStateException if it is not whole
	 */
	void isWhole(ModelFile text) {
		List<String> broken = new ArrayList<>();
		this.previews.stream()
			.filter((preview) -> preview.reads(text.name()))
			.flatMap((preview) -> preview.show(text.name(), text.text(), Map.of()).stream())
			.forEach((shown) -> check(shown.title(), shown.body(), broken));
		refuse(broken);
	}

	/**
	 * What was written about the case.
	 * @throws IllegalStateException if it is not whole
	 */
	void areWhole(String number) {
		List<String> broken = new ArrayList<>();
		JsonNode messages = this.work.asCustomer(number).get("messages");
		for (JsonNode message : messages) {
			if (message.get("from").asText().equals("us")) {
				check(message.path("subject").asText(), message.path("text").asText(), broken);
			}
		}
		this.database.sql("select subject, body_masked from outbox where number = ? and recipient like '%:%'")
			.param(number)
			.query((row) -> {
				check(row.getString(1), row.getString(2), broken);
			});
		if (!messages.isEmpty() && !messages.get(0).path("text").asText().contains(this.work.secretOf(number))) {
			broken.add("No way back to the case: " + messages.get(0));
		}
		refuse(broken);
	}

	private static void refuse(List<String> broken) {
		if (!broken.isEmpty()) {
			throw new IllegalStateException("Not whole: " + broken);
		}
	}

	private static void check(String subject, String text, List<String> broken) {
		boolean oneLine = !subject.isBlank() && subject.chars().noneMatch(Character::isISOControl);
		if (!oneLine || text.isBlank() || BRACES.matcher(subject + text).find()) {
			broken.add(subject + ": " + text);
		}
	}

}
