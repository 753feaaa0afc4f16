package feedbackloop.feedback;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;

/**
 * What the customer wrote, verbatim. Summary and demand are null where there are none.
 */
@Embeddable
public record Verbatim(ProtectedText summary, ProtectedText description, ProtectedText demand) {

	/**
	 * The same with what was told where there was nothing.
	 */
	Verbatim with(Verbatim told) {
		return new Verbatim((this.summary != null) ? this.summary : told.summary, this.description,
				(this.demand != null) ? this.demand : told.demand);
	}

	/**
	 * All of it, masked, a text a line.
	 */
	public String masked() {
		return texts().map(ProtectedText::masked).collect(Collectors.joining("\n"));
	}

	/**
	 * Those that there are.
	 */
	public Stream<ProtectedText> texts() {
		return Stream.of(this.summary, this.description, this.demand).filter(Objects::nonNull);
	}

}
