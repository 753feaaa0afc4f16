package feedbackloop.teamwork;

import java.time.Clock;
import java.util.List;

import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Component;

/**
 * Shows the comments on the case page, the newest first, with a form to write one.
 */
@Component
@Order(40)
class CommentsPart implements CasePart {

	private static final int MOST = 50;

	private final Comments comments;

	private final Clock clock;

	CommentsPart(Comments comments, Clock clock) {
		this.comments = comments;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "comments";
	}

	@Override
	public Content of(String number, String userId) {
		Page<Comment> latest = this.comments.of(number, 0, MOST);
		return new Content(latest.map((comment) -> CommentView.of(comment, this.clock)).toList(),
				latest.getTotalElements() - latest.getNumberOfElements());
	}

	/**
	 * What the part shows.
	 *
	 * @param earlier how many there are besides
	 */
	record Content(List<CommentView> latest, long earlier) {

	}

}
