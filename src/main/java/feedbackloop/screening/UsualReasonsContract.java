package feedbackloop.screening;

import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * What the usual reasons must be like before they go live.
 */
@Component
class UsualReasonsContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.equals(UsualReasons.FILE);
	}

	@Override
	public boolean needs(String name) {
		return reads(name);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			UsualReasons.read(text);
			return List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

}
