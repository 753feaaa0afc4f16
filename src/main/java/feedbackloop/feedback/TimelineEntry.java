package feedbackloop.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Something that happened to a case or an improvement. Kind and arguments only; the words
 * are in the message files under {@code timeline.<kind>}, those that the customer reads
 * under {@code follow.<kind>}. Holds no personal data.
 */
@Entity
@Table(name = "timeline")
public class TimelineEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String number;

	private Instant at;

	private String actor;

	private String kind;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> arguments;

	protected TimelineEntry() {
	}

	TimelineEntry(String number, Instant at, String actor, String kind, Map<String, String> arguments) {
		this.number = number;
		this.at = at;
		this.actor = actor;
		this.kind = kind;
		this.arguments = arguments;
	}

	/**
	 * The number of the case or the improvement.
	 */
	public String number() {
		return this.number;
	}

	public Instant at() {
		return this.at;
	}

	/**
	 * User id, {@code customer} or {@code system}.
	 */
	public String actor() {
		return this.actor;
	}

	public String kind() {
		return this.kind;
	}

	/**
	 * Facts for the sentence, by name.
	 */
	public Map<String, String> arguments() {
		return this.arguments;
	}

	/**
	 * The facts in the order of their names, for message formats.
	 */
	public List<String> argumentList() {
		return this.arguments.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
	}

}
