package feedbackloop.feedback;

import java.util.function.UnaryOperator;

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

	/** Characters of the masked copy. */
	private static final int LONGEST = 2000;

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

	void remask(UnaryOperator<ProtectedText> anew) {
		ProtectedText remasked = anew.apply(this.link);
		String masked = remasked.masked();
		this.link = new ProtectedText(remasked.sealed(), masked.substring(0, Math.min(masked.length(), LONGEST)));
	}

	public ProtectedText link() {
		return this.link;
	}

}
