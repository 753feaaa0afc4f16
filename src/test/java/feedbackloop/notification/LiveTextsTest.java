package feedbackloop.notification;

import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.notification.ReplyTemplates.Choice;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A new text is sent from the next message on, without a restart. */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class LiveTextsTest {

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private MessageTexts texts;

	@Autowired
	private ReplyTemplates replies;

	@Test
	void aNewTextCountsAtOnce() {
		Map<String, Object> values = Map.of("number", "FB-1", "link", "http://localhost/");
		assertThat(this.texts.fill("mention", "en", values).body()).doesNotContain("Kind regards");
		String mention = "processes/messages/mention.en.txt";
		ModelFile text = this.live.with(mention, "{{link}}", "{{link}}\nKind regards");
		ModelFile reply = this.live.with("processes/replies/apology.en.txt", "Apologise for poor service", "Say sorry");
		ModelFile earlier = this.live.with(mention, "{{link}}", "{{link}}");
		Change change = new Change("owner", Source.PAGE, null, null);
		this.deployments.deploy(List.of(text, reply), change);
		assertThat(this.texts.fill("mention", "en", values).body()).contains("Kind regards");
		assertThat(this.replies.choices("en")).extracting(Choice::title).contains("Say sorry");
		this.deployments.deploy(List.of(earlier), change);
		assertThat(this.texts.fill("mention", "en", values).body()).doesNotContain("Kind regards");
	}

}
