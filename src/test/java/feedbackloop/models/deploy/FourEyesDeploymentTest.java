package feedbackloop.models.deploy;

import java.time.Clock;
import java.util.List;

import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where two owners are needed, nobody goes around the page with Camunda Modeler or a
 * program.
 */
@CaseTest
class FourEyesDeploymentTest {

	private static final String GRADE = "processes/grade.dmn";

	@Autowired
	private Versions versions;

	@Autowired
	private NewVersions newVersions;

	@Autowired
	private ModelCheck check;

	@Autowired
	private NeededByCases neededByCases;

	@Autowired
	private EngineDeployments engine;

	@Autowired
	private RehearsedFirst rehearsed;

	@Autowired
	private ModelFiles files;

	@Autowired
	private Clock clock;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private LiveFiles live;

	@ParameterizedTest
	@EnumSource(names = { "MODELER", "REST" })
	void whatComesAroundThePageIsToldWhereToProposeIt(Source source) {
		Deployments two = new Deployments(this.versions, this.newVersions, this.check, this.neededByCases, this.engine,
				this.rehearsed, this.files, this.clock, this.transaction, true);
		LiveFiles.State before = this.live.state();
		List<ModelFile> changed = List.of(this.live.with(GRADE, "等级 Grade", "等级一 Grade one"));

		assertThatExceptionOfType(CheckRefused.class)
			.isThrownBy(() -> two.deploy(changed, new Change("owner", source, "改名", null)))
			.satisfies((refused) -> assertThat(refused.findings())
				.containsExactly(Finding.of(GRADE, "", "proposeInstead")));
		assertThat(this.live.state()).isEqualTo(before);
	}

}
