package feedbackloop.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * What reply templates must be like before they go live.
 */
@Component
class ReplyTemplatesContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.startsWith(ReplyTemplates.FOLDER + "/");
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		List<Finding> findings = new ArrayList<>(
				TextCheck.of(name, text, files.apply(TextFiles.other(name)), TextFacts.REPLY));
		findings.addAll(TextFiles.missing(ReplyTemplates.FOLDER + "/" + MessageTexts.template(name), name, files));
		return findings;
	}

}
