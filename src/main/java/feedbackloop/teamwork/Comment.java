package feedbackloop.teamwork;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a member of staff says to the others about a case; masked.
 */
@Entity
@Table(name = "case_comment")
class Comment {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String number;

	private String author;

	private Instant at;

	private String text;

	@JdbcTypeCode(SqlTypes.JSON)
	private List<String> mentions;

	protected Comment() {
	}

	/**
	 * A comment.
	 * @param text masked
	 * @param mentions the people and groups that it names
	 */
	Comment(String number, String author, Instant at, String text, List<String> mentions) {
		this.number = number;
		this.author = author;
		this.at = at;
		this.text = text;
		this.mentions = mentions;
	}

	Long id() {
		return this.id;
	}

	String author() {
		return this.author;
	}

	Instant at() {
		return this.at;
	}

	String text() {
		return this.text;
	}

	List<String> mentions() {
		return this.mentions;
	}

}
