package feedbackloop.grading;

import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.RoutingThatAsks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routing goes by product, module, region, channel and customer group where it asks them.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class RoutingByOriginTest {

	private static final String ROUTING = "processes/routing.dmn";

	@Autowired
	private CaseWork work;

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Test
	void aProductThatIsNamedGoesToItsTeamAndAllOthersAsBefore() {
		ask("product", "", "\"Wallet\"");
		assertThat(team(Map.of("product", "Wallet"), Map.of())).isEqualTo("engineering");
		assertThat(team(Map.of("product", " Wallet "), Map.of())).as("with blanks around it").isEqualTo("engineering");
		assertThat(team(Map.of("product", "商城"), Map.of())).isEqualTo("support");
	}

	@Test
	void whatNobodyStatedIsNone() {
		ask("region", "", "\"none\"");
		assertThat(team(Map.of(), Map.of())).isEqualTo("engineering");
		assertThat(team(Map.of("region", "华东"), Map.of())).isEqualTo("support");
	}

	@Test
	void whatTriageStatesCounts() {
		ask("module", "", "\"payment\"");
		assertThat(team(Map.of("module", "订单"), Map.of("module", "支付"))).isEqualTo("engineering");
	}

	@Test
	void theChannelCounts() {
		ask("channel", "\"portal\",\"api\",\"email\",\"phone\",\"ticket\",\"survey\",\"appStore\",\"inApp\",\"social\","
				+ "\"interview\",\"suggestionBox\"", "not(\"portal\")");
		assertThat(team(Map.of("channel", "portal"), Map.of())).isEqualTo("support");
		assertThat(team(Map.of("channel", "api"), Map.of())).isEqualTo("engineering");
	}

	private void ask(String input, String declared, String cell) {
		ModelFile routing = this.versions.live(ROUTING).map(ModelVersion::file).orElseThrow();
		assertThat(this.deployments
			.deploy(List.of(RoutingThatAsks.of(routing, input, declared, cell)),
					new Change("owner", Source.PAGE, null, null))
			.versions()).hasSize(1);
	}

	private String team(Map<String, Object> stated, Map<String, Object> triaged) {
		String number = this.work.submit(stated);
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("transaction", 3, 3, 3),
						triaged.entrySet()
							.stream()
							.flatMap((field) -> List.of(field.getKey(), field.getValue()).stream())
							.toArray()));
		return (String) this.work.fact(number, "team");
	}

}
