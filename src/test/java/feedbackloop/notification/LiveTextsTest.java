package feedbackloop.notification;

import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.notification.ReplyTemplates.Choice;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A new text is sent from the next message on, without a restart. */
@CaseTest
class LiveTextsTest {

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private MessageTexts texts;

	@Autowired
	private ReplyTemplates replies;

	private State before;

	@BeforeEach
	void remember() {
		this.before = this.live.state();
	}

	@AfterEach
	void asBefore() {
		this.live.backTo(this.before);
	}

	@Test
	void aNewTextCountsAtOnce() {
		Map<String, Object> values = Map.of("number", "FB-1", "link", "http://localhost/");
		assertThat(this.texts.fill("mention", "en", values).body()).doesNotContain("Kind regards");
		String mention = "processes/messages/mention.en.txt";
		ModelFile text = this.live.with(mention, "{{link}}", "{{link}}\nKind regards");
		ModelFile reply = this.live.with("processes/replies/apology.en.txt", "Apologise for poor service", "Say sorry");
		this.deployments.deploy(List.of(text, reply), new Change("owner", Source.PAGE, null, null));
		assertThat(this.texts.fill("mention", "en", values).body()).contains("Kind regards");
		assertThat(this.replies.choices("en")).extracting(Choice::title).contains("Say sorry");
		this.deployments.rollBack(mention, 1, new Change("owner", Source.PAGE, null, null));
		assertThat(this.texts.fill("mention", "en", values).body()).doesNotContain("Kind regards");
	}

}
