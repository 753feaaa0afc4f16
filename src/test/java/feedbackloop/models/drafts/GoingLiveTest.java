package feedbackloop.models.drafts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Retirements;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.Refusal;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Drafts are kept, seen by all owners, and go live together or not at all.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class GoingLiveTest {

	private static final String GRADE = "processes/grade.dmn";

	private static final String ROUTING = "processes/routing.dmn";

	@Autowired
	private Drafts drafts;

	@Autowired
	private GoingLive goingLive;

	@Autowired
	private Deployments deployments;

	@Autowired
	private Retirements retirements;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles liveFiles;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void goBack() {
		this.database.sql("delete from draft").update();
	}

	/** Another put it live or threw it away meanwhile: nobody saved it. */
	@Test
	void aDraftThatIsGoneIsSaidToBeGone() {
		assertThatThrownBy(() -> save(renamed(GRADE, "等级一 Grade one"), 1, "owner")).isInstanceOf(Refusal.class)
			.hasMessageContaining("draftGone");
	}

	@Test
	void aDraftIsKeptAndNobodyOverwritesItUnseen() {
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		save(renamed(GRADE, "等级二 Grade two"), 1, "owner2");

		assertThatThrownBy(() -> save(renamed(GRADE, "等级三 Grade three"), 1, "owner")).isInstanceOf(Refusal.class)
			.hasMessageContaining("draftChanged")
			.hasMessageContaining("owner2");
		assertThat(this.drafts.find(GRADE)).hasValueSatisfying((draft) -> {
			assertThat(draft.text()).contains("Grade two");
			assertThat(draft.editedBy()).isEqualTo("owner2");
			assertThat(draft.revision()).isEqualTo(2);
		});
	}

	@Test
	void theLiveTextAgainIsNoDraft() {
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");

		assertThat(save(live(GRADE).file(), 1, "owner")).isFalse();
		assertThat(this.drafts.find(GRADE)).isEmpty();
	}

	@Test
	void severalGoLiveAsOneDeploymentWithReasonAndReplay() {
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		save(renamed(ROUTING, "去向一 Routing one"), 0, "owner");

		List<ModelVersion> live = this.goingLive.putLive(List.of(GRADE, ROUTING), "两张表一起改", 7L, "owner").versions();

		assertThat(live).extracting(ModelVersion::name).containsExactlyInAnyOrder(GRADE, ROUTING);
		Set<String> together = live.stream().map(ModelVersion::deploymentId).collect(Collectors.toSet());
		assertThat(together).hasSize(1);
		assertThat(live(GRADE).reason()).isEqualTo("两张表一起改");
		assertThat(live(GRADE).replayId()).isEqualTo(7L);
		assertThat(live(GRADE).source()).isEqualTo("page");
		assertThat(this.drafts.all()).isEmpty();
	}

	@Test
	void oneThatIsBrokenKeepsAllOfThemFromGoingLive() {
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		save(new ModelFile(ROUTING, "<definitions"), 0, "owner");
		int version = live(GRADE).version();

		assertThatThrownBy(() -> this.goingLive.putLive(List.of(GRADE, ROUTING), "试", null, "owner"))
			.isInstanceOf(CheckRefused.class);
		assertThat(live(GRADE).version()).isEqualTo(version);
		assertThat(this.drafts.all()).hasSize(2);
	}

	@Test
	void aDraftThatTheLiveFileOvertookIsComparedFirst() {
		int version = live(GRADE).version();
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		this.goingLive.putLive(List.of(GRADE), "先改一次", null, "owner");
		this.drafts.save(renamed(GRADE, "等级二 Grade two"), version, 0, "owner2");

		assertThatThrownBy(() -> this.goingLive.putLive(List.of(GRADE), "再改", null, "owner2"))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("draftBehind");
	}

	@Test
	void aReasonIsAskedFor() {
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");

		assertThatThrownBy(() -> this.goingLive.putLive(List.of(GRADE), " ", null, "owner")).isInstanceOf(Refusal.class)
			.hasMessageContaining("required");
	}

	@Test
	void rollingBackMakesANewVersionOfTheOldText() {
		int version = live(GRADE).version();
		String text = live(GRADE).text();
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		this.goingLive.putLive(List.of(GRADE), "改", null, "owner");

		this.goingLive.rollBack(GRADE, version, "改错了", "owner2");

		assertThat(live(GRADE).version()).isEqualTo(version + 2);
		assertThat(live(GRADE).text()).isEqualTo(text);
		assertThat(live(GRADE).deployedBy()).isEqualTo("owner2");
	}

	@Test
	void onlyAVersionThatHasATextComesBack() {
		String name = "processes/replies/apology.zh-CN.txt";
		String english = "processes/replies/apology.en.txt";
		this.retirements.retire(List.of(name, english), new Change("owner", Source.PAGE, null, null));
		int retired = this.versions.of(name).get(0).version();

		assertThatThrownBy(() -> this.goingLive.rollBack(name, retired, "改错了", "owner"))
			.hasMessageContaining("noSuchVersion");
		assertThatThrownBy(() -> this.goingLive.rollBack(GRADE, 99, "改错了", "owner"))
			.hasMessageContaining("noSuchVersion");
	}

	@Test
	void withFourEyesAnotherOwnerPutsLiveWhatOneProposed() {
		GoingLive two = new GoingLive(this.drafts, this.deployments, this.retirements, this.versions, true);
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");

		assertThatThrownBy(() -> two.putLive(List.of(GRADE), "改", null, "owner2")).hasMessageContaining("notProposed");
		two.propose(List.of(GRADE), "阈值不合适", null, "owner");
		assertThatThrownBy(() -> two.putLive(List.of(GRADE), "改", null, "owner")).hasMessageContaining("ownProposal");
		two.putLive(List.of(GRADE), "", null, "owner2");

		assertThat(live(GRADE).reason()).isEqualTo("阈值不合适 (owner → owner2)");
		assertThat(live(GRADE).deployedBy()).isEqualTo("owner2");
	}

	@Test
	void withFourEyesEditingTakesTheProposalBack() {
		GoingLive two = new GoingLive(this.drafts, this.deployments, this.retirements, this.versions, true);
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		two.propose(List.of(GRADE), "改", null, "owner");

		save(renamed(GRADE, "等级二 Grade two"), 1, "owner");

		assertThat(this.drafts.find(GRADE)).hasValueSatisfying((draft) -> assertThat(draft.isProposed()).isFalse());
	}

	@Test
	void withFourEyesRollingBackIsAProposal() {
		int version = live(GRADE).version();
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		this.goingLive.putLive(List.of(GRADE), "改", null, "owner");

		new GoingLive(this.drafts, this.deployments, this.retirements, this.versions, true).rollBack(GRADE, version,
				"改错了", "owner");

		assertThat(live(GRADE).version()).isEqualTo(version + 1);
		assertThat(this.drafts.find(GRADE))
			.hasValueSatisfying((draft) -> assertThat(draft.proposedBy()).isEqualTo("owner"));
	}

	@Test
	void withFourEyesRetiringIsAProposalThatAnotherPutsLive() {
		GoingLive two = new GoingLive(this.drafts, this.deployments, this.retirements, this.versions, true);
		String name = "processes/replies/apology.zh-CN.txt";

		two.retire(name, "不再用", "owner");

		assertThat(this.drafts.all()).hasSize(2).allMatch(Draft::isRetirement).allMatch(Draft::isProposed);
		List<String> both = this.drafts.all().stream().map(Draft::name).toList();
		assertThat(this.versions.live(name)).isPresent();
		assertThatThrownBy(() -> two.putLive(both, "", null, "owner")).hasMessageContaining("ownProposal");
		two.putLive(both, "", null, "owner2");
		assertThat(this.versions.live(name)).isEmpty();
		assertThat(this.drafts.all()).isEmpty();
		assertThat(this.versions.of(name).get(0).reason()).isEqualTo("不再用 (owner → owner2)");
	}

	@Test
	void whatWentLiveTogetherIsTakenBackTogether() {
		String before = live(ROUTING).text();
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		save(renamed(ROUTING, "去向一 Routing one"), 0, "owner");
		this.goingLive.putLive(List.of(GRADE, ROUTING), "两张表一起改", null, "owner");
		ModelVersion grade = live(GRADE);

		new GoingLive(this.drafts, this.deployments, this.retirements, this.versions, true).takeBack(GRADE,
				grade.version(), "先提议", "owner");
		assertThat(this.drafts.all()).hasSize(2).allMatch(Draft::isProposed);
		this.goingLive.takeBack(GRADE, grade.version(), "一起退", "owner");

		assertThat(live(ROUTING).text()).isEqualTo(before);
		assertThat(live(GRADE).version()).isEqualTo(grade.version() + 1);
		assertThat(live(GRADE).deploymentId()).isEqualTo(live(ROUTING).deploymentId());
		assertThatThrownBy(() -> this.goingLive.takeBack(GRADE, grade.version(), "再退", "owner"))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("nothingTogether");
	}

	@Test
	void aProcessGoesBackAloneBecauseCasesStillRunByIt() {
		String feedback = "processes/feedback.bpmn";
		save(renamed(GRADE, "等级一 Grade one"), 0, "owner");
		save(this.liveFiles.with(feedback, "客户反馈 Customer feedback", "客户的反馈 Customer feedback"), 0, "owner");
		this.goingLive.putLive(List.of(GRADE, feedback), "一起改", null, "owner");

		assertThat(this.goingLive.together(live(GRADE))).isEmpty();
	}

	private boolean save(ModelFile file, int revision, String userId) {
		return this.drafts.save(file, live(file.name()).version(), revision, userId);
	}

	private ModelVersion live(String name) {
		return this.versions.live(name).orElseThrow();
	}

	/** The table by another name, which changes nothing of what it decides. */
	private ModelFile renamed(String name, String title) {
		String key = new ModelFile(name, "").key();
		String text = live(name).text();
		return new ModelFile(name, text.replaceFirst("(<decision id=\"" + key + "\" name=\")[^\"]*", "$1" + title));
	}

}
