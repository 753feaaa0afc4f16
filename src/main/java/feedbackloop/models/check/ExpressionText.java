package feedbackloop.models.check;

import java.util.Optional;

import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Parses expressions with the engine's own parser, after making sure that it can.
 */
final class ExpressionText {

	static final int LONGEST = 500;

	private static final int DEEPEST = 20;

	private ExpressionText() {
	}

	/** Whether the engine would find something to evaluate in it. */
	static boolean isExpression(String text) {
		return text.contains("${") || text.contains("#{");
	}

	/** Whether it is so long or nested that reading it would be a burden. */
	static boolean isTooMuch(String text) {
		int depth = 0;
		int deepest = 0;
		for (char character : text.toCharArray()) {
			if ("([{".indexOf(character) >= 0) {
				deepest = Math.max(deepest, ++depth);
			}
			else if (")]}".indexOf(character) >= 0) {
				depth--;
			}
		}
		return text.length() > LONGEST || deepest > DEEPEST;
	}

	/** Empty when it is none. */
	static Optional<Node> parse(String text) {
		try {
			return isTooMuch(text) ? Optional.empty()
					: Optional.of(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot());
		}
		catch (TreeBuilderException ex) {
			return Optional.empty();
		}
	}

}
