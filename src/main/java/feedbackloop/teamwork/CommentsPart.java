package feedbackloop.teamwork;

import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/**
 * Shows the comments on the case page, the newest first, with a form to write one.
 */
@Component
@Order(40)
class CommentsPart implements CasePart {

	private static final int MOST = 50;

	private final CommentRepository comments;

	private final HouseTime time;

	CommentsPart(CommentRepository comments, HouseTime time) {
		this.comments = comments;
		this.time = time;
	}

	@Override
	public String name() {
		return "comments";
	}

	@Override
	public Content of(CaseLook look) {
		Page<Comment> latest = this.comments.findByNumberOrderByIdDesc(look.number(), PageRequest.of(0, MOST));
		return new Content(latest.map((comment) -> CommentView.of(comment, this.time)).toList(),
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
