package feedbackloop.macros;

import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * What macros must be like before they go live.
 */
@Component
class MacrosContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.startsWith(LiveMacros.FOLDER + "/");
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		return MacroCheck.of(name, text, files);
	}

}
