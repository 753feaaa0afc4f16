package feedbackloop.feedback;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * A link or the name of a file that a customer or a member of staff gave as evidence.
 */
@Entity
public class Evidence {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Feedback feedback;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "link_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "link_masked"))
	private ProtectedText link;

	protected Evidence() {
	}

	Evidence(Feedback feedback, ProtectedText link) {
		this.feedback = feedback;
		this.link = link;
	}

	public ProtectedText link() {
		return this.link;
	}

}
