package feedbackloop.mailbox;

import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * What the words of a thank-you must be like before they go live.
 */
@Component
class OnlyThanksContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.equals(OnlyThanks.FILE);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			OnlyThanks.read(text);
			return List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

}
