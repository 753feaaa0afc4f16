import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;

import client.ApiClient;
import client.api.FeedbackApi;
import client.model.Attachment;
import client.model.Feedback;
import client.model.FollowedCase;
import client.model.Receipt;

import org.springframework.web.client.RestClientResponseException;

/** What a program does with the client that was generated for it. */
public final class Calls {

	private Calls() {
	}

	public static String giveAndFollow(String address) throws Exception {
		FeedbackApi api = new FeedbackApi(new ApiClient().setBasePath(address));
		String key = UUID.randomUUID().toString();
		Feedback feedback = new Feedback().channel(Feedback.ChannelEnum.API).description("Generated clients call");
		Receipt receipt = api.giveFeedback(feedback, key);
		boolean isSame = api.giveFeedback(feedback, key).equals(receipt);

		File file = Files.createTempFile("note", ".txt").toFile();
		Files.writeString(file.toPath(), "a note");
		Attachment added = api.addFiles(receipt.getNumber(), receipt.getSecret(), List.of(file));
		FollowedCase followed = api.lookAtFeedback(receipt.getNumber(), receipt.getSecret());
		return "%s %s, %s, %d file; no channel: %d".formatted(followed.getNumber(), followed.getStatus().getValue(),
				isSame ? "again the same" : "another", (added.getId() != null) ? 1 : 0, withoutChannel(api));
	}

	private static int withoutChannel(FeedbackApi api) {
		try {
			api.giveFeedback(new Feedback().description("No channel"), null);
			return 201;
		}
		catch (RestClientResponseException ex) {
			return ex.getStatusCode().value();
		}
	}

}
