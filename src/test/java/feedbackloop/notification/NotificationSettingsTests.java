package feedbackloop.notification;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where links in messages to staff lead. */
class NotificationSettingsTests {

	@Test
	void noticesLeadToTheCaseTheImprovementOrTheReview() {
		NotificationSettings settings = new NotificationSettings("https://feedback.example", false, null);
		assertThat(settings.caseLink("FB-20261122-000001"))
			.isEqualTo("https://feedback.example/cases/FB-20261122-000001");
		assertThat(settings.caseLink("IM-20261122-000001"))
			.isEqualTo("https://feedback.example/cases/IM-20261122-000001");
		assertThat(settings.caseLink("RV-2026-11.2")).isEqualTo("https://feedback.example/reviews/RV-2026-11.2");
	}

}
