package feedbackloop.teamwork;

import java.time.Clock;
import java.util.List;

import feedbackloop.feedback.CasePart;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;

import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Component;

/**
 * Shows the comments on the case page, the newest first, with a form to write one for all
 * but auditors, who only read.
 */
@Component
@Order(40)
class CommentsPart implements CasePart {

	private static final int MOST = 50;

	private static final String AUDITORS = "auditor";

	private final Comments comments;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Clock clock;

	CommentsPart(Comments comments, Directory directory, AsSystem asSystem, Clock clock) {
		this.comments = comments;
		this.directory = directory;
		this.asSystem = asSystem;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "comments";
	}

	@Override
	public Content of(String number, String userId) {
		Page<Comment> latest = this.comments.of(number, 0, MOST);
		boolean mayWrite = !this.asSystem.call(() -> this.directory.isMember(userId, AUDITORS));
		return new Content(mayWrite, latest.map((comment) -> CommentView.of(comment, this.clock)).toList(),
				latest.getTotalElements() - latest.getNumberOfElements());
	}

	/**
	 * What the part shows.
	 *
	 * @param earlier how many there are besides
	 */
	record Content(boolean mayWrite, List<CommentView> latest, long earlier) {

	}

}
