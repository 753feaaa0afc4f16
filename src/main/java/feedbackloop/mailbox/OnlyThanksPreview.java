package feedbackloop.mailbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.notation.Unreadable;
import feedbackloop.process.FilePreview;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows by some mails what the words of a thank-you mean: which would open a case again
 * and which would not.
 */
@Component
class OnlyThanksPreview implements FilePreview {

	private final Words words;

	OnlyThanksPreview(Words words) {
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(OnlyThanks.FILE);
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			OnlyThanks thanks = OnlyThanks.read(text);
			Map<Boolean, String> mails = this.words.say("thanks.examples")
				.lines()
				.collect(Collectors.partitioningBy((mail) -> (thanks.isSaid(mail, null) || thanks.isAway("", mail)),
						Collectors.joining("\n")));
			return List.of(new PreviewedText(this.words.say("thanks.opensNothing"), mails.get(true)),
					new PreviewedText(this.words.say("thanks.opens"), mails.get(false)));
		}
		catch (Unreadable ex) {
			return List.of();
		}
	}

}
