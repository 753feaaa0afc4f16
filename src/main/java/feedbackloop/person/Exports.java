package feedbackloop.person;

import java.io.IOException;

import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Hands out all that is kept of a person. It stands in the access log of each case
 * before.
 */
@Component
class Exports {

	private static final int LONGEST_REASON = 200;

	private final GuardedCases cases;

	private final Erasures erasures;

	private final PersonExport export;

	private final AccessLog log;

	Exports(GuardedCases cases, Erasures erasures, PersonExport export, AccessLog log) {
		this.cases = cases;
		this.erasures = erasures;
		this.export = export;
		this.log = log;
	}

	/**
	 * Answers with a ZIP of the person behind that case.
	 * @throws Refusal if the person may not, there is no such case, or all is erased
	 */
	void write(String number, String reason, String userId, HttpServletResponse response) throws IOException {
		Feedback feedback = this.cases.get(number, userId);
		Person person = this.erasures.preview(number, userId);
		String why = this.erasures.masked(feedback.number(), GuardedCases.reason(reason));
		if (person.isErased()) {
			throw Refusal.tooLate("erasedBefore");
		}
		for (String one : person.numbers()) {
			if (!this.log.noted(userId, Kind.EXPORT, one,
					"person " + why.substring(0, Math.min(why.length(), LONGEST_REASON)))) {
				throw Refusal.busy("notNoted");
			}
		}
		write(feedback.number(), person, response);
	}

	/**
	 * The same for the person, who is known by now.
	 */
	void write(String number, Person person, HttpServletResponse response) throws IOException {
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(number + "-person.zip").build().toString());
		this.export.write(person.whose(), response.getOutputStream());
	}

}
