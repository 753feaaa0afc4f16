package feedbackloop.teamwork;

import java.security.Principal;
import java.util.List;

import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Comments on a case for staff and their programs.
 */
@RestController
@RequestMapping(path = "/api/cases/{number}/comments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class CommentsApi {

	private final Comments comments;

	private final HouseTime time;

	CommentsApi(Comments comments, HouseTime time) {
		this.comments = comments;
		this.time = time;
	}

	@GetMapping
	@Operation(summary = "Comments of staff on a case, the newest first; masked")
	CommentPage find(@PathVariable String number, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size) {
		Page<Comment> found = this.comments.of(number, page, size);
		return new CommentPage(found.map((comment) -> CommentView.of(comment, this.time)).toList(), page, size,
				found.getTotalElements());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Write a comment; @ and a user id or a group tells them by mail")
	NewComment write(@PathVariable String number, @RequestBody CommentText comment, Principal author) {
		Comments.Written written = this.comments.write(number, author.getName(), comment.text());
		return new NewComment(CommentView.of(written.comment(), this.time), written.notTold());
	}

	@GetMapping("/mentionable")
	@Operation(summary = "Whom a comment on the case may mention: colleagues who may see it, and teams")
	List<Mentionable> mentionable(@PathVariable String number) {
		return this.comments.mentionable(number);
	}

	/**
	 * A comment to write.
	 *
	 * @param text at most 4,000 characters
	 */
	@Schema(name = "CommentText")
	record CommentText(String text) {

	}

	/**
	 * A comment that was written.
	 *
	 * @param notTold names behind an @ that neither a person nor a group has, or whom the
	 * case is about
	 */
	@Schema(name = "NewComment")
	record NewComment(CommentView comment, List<String> notTold) {

	}

	/**
	 * One page of the comments.
	 *
	 * @param page from 0
	 * @param total how many there are on all pages
	 */
	@Schema(name = "CommentPage")
	record CommentPage(List<CommentView> items, int page, int size, long total) {

	}

}
