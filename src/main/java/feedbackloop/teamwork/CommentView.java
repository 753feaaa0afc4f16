package feedbackloop.teamwork;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A comment as it is shown; masked.
 *
 * @param author user id
 * @param mentions the people and groups that it names
 */
@Schema(name = "Comment")
public record CommentView(Long id, String author, OffsetDateTime at, String text, List<String> mentions) {

	static CommentView of(Comment comment, HouseTime time) {
		return new CommentView(comment.id(), comment.author(), time.at(comment.at()), comment.text(),
				comment.mentions());
	}

	/**
	 * The text, cut at what it mentions.
	 */
	@JsonIgnore
	public List<Mentions.Piece> pieces() {
		return Mentions.pieces(this.text, this.mentions);
	}

}
