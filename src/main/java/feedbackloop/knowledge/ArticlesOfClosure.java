package feedbackloop.knowledge;

import java.util.regex.Pattern;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Submission;
import feedbackloop.process.Values;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes in the articles that people write when they close a case. As drafts: another
 * person reads them before customers do.
 */
@Component
class ArticlesOfClosure {

	private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

	private final Articles articles;

	private final Cases cases;

	ArticlesOfClosure(Articles articles, Cases cases) {
		this.articles = articles;
		this.cases = cases;
	}

	@EventListener
	void on(Submission submission) {
		if (submission.isFor(Tasks.CLOSURE)) {
			Feedback feedback = this.cases.get(submission.feedbackNumber());
			submission.values()
				.rows("articles")
				.forEach((row) -> this.articles.write(feedback.number(), draft(feedback, row), submission.userId()));
		}
	}

	/** The form asks for one text and not for its language. */
	private static ArticleDraft draft(Feedback feedback, Values row) {
		ArticleDraft.Text text = new ArticleDraft.Text(row.text("title"), row.text("body"));
		boolean chinese = CHINESE.matcher(text.title() + text.body()).find();
		return new ArticleDraft(row.text("kind"), feedback.subject().product(), feedback.subject().module(),
				row.flag("public"), chinese ? text : ArticleDraft.Text.NONE, chinese ? ArticleDraft.Text.NONE : text);
	}

}
