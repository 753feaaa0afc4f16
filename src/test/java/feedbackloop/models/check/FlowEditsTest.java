package feedbackloop.models.check;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No slip of the hand in a drawing goes unseen: a flow too many, or a join that is gone.
 */
class FlowEditsTest {

	private static final long SEED = 20261128;

	private static final int EDITS = 40;

	/** What says that a case would be at two steps at once, or none. */
	private static final Set<String> REFUSED = Set.of("forkWithoutGateway", "tokensMeet", "joinStuck", "endGoesOn",
			"flowToEvent", "flowWithoutCondition", "gatewayWaitsForNoEvent");

	private static final ModelFile MEASURE = Corpus.shipped().process("measure").orElseThrow();

	private static final String ON = """
			<bpmn:sequenceFlow id="flow_rollback_fix" sourceRef="service_rollback" targetRef="fix" />""";

	/** Some ways at once, and where they meet again. */
	private static final String FORK = """
			<bpmn:sequenceFlow id="flow_rollback_fix" sourceRef="service_rollback" targetRef="all" />
			<bpmn:parallelGateway id="all"/><bpmn:%s id="joined"/>
			%s
			<bpmn:sequenceFlow id="on" sourceRef="joined" targetRef="fix" />
			""";

	static Stream<Flow> second() {
		Random random = new Random(SEED);
		return Stream.of("feedback", "improvement", "measure")
			.flatMap((process) -> flows(Corpus.shipped().process(process).orElseThrow(), random));
	}

	private static Stream<Flow> flows(ModelFile file, Random random) {
		List<XmlElement> nodes = ProcessModel.read(file.text()).nodes();
		return Stream.generate(() -> new Flow(file, pick(nodes, random), pick(nodes, random)))
			.filter((flow) -> flow.from().parent() == flow.to().parent() && hasAWayOn(file, flow.from()))
			.limit(EDITS);
	}

	private static boolean hasAWayOn(ModelFile file, XmlElement node) {
		return file.text().contains("sourceRef=\"" + node.id() + "\"");
	}

	private static XmlElement pick(List<XmlElement> nodes, Random random) {
		return nodes.get(random.nextInt(nodes.size()));
	}

	@ParameterizedTest
	@MethodSource("second")
	void aSecondFlowNeverPasses(Flow flow) {
		String text = flow.file().text();
		int place = text.lastIndexOf("<bpmn:", text.indexOf("id=\"" + flow.from().id() + "\""));
		assertThat(refusals(flow.file(),
				text.substring(0, place) + "<bpmn:sequenceFlow id=\"second\" sourceRef=\"" + flow.from().id()
						+ "\" targetRef=\"" + flow.to().id() + "\"/>" + text.substring(place)))
			.containsAnyElementsOf(REFUSED);
	}

	/** Between two and four ways at once, each of up to three steps. */
	static IntStream forks() {
		return new Random(SEED).ints(EDITS, 0, 1_000_000);
	}

	@ParameterizedTest
	@MethodSource("forks")
	void aForkPassesWithItsJoinAndNeverWithout(int seed) {
		assertThat(refusals(fork(seed, "parallelGateway"))).isEmpty();
		assertThat(refusals(fork(seed, "inclusiveGateway"))).isEmpty();
		assertThat(refusals(fork(seed, "exclusiveGateway"))).contains("tokensMeet");
		assertThat(refusals(fork(seed, "task"))).contains("tokensMeet");
	}

	@ParameterizedTest
	@MethodSource("forks")
	void aWayThatLeavesBeforeTheJoinIsFound(int seed) {
		String leaving = fork(seed, "parallelGateway").replace("<bpmn:task id=\"step_0_0\"/>", """
				<bpmn:exclusiveGateway id="step_0_0" default="from_0_0"/>
				<bpmn:sequenceFlow id="leave" sourceRef="step_0_0" targetRef="end_fixEscalated">
				<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${grade == 'low'}</bpmn:conditionExpression>
				</bpmn:sequenceFlow>""");
		assertThat(refusals(leaving)).contains("joinStuck");
	}

	private static String fork(int seed, String join) {
		Random random = new Random(seed);
		String ways = IntStream.range(0, 2 + random.nextInt(3))
			.mapToObj((way) -> way(way, 1 + random.nextInt(3)))
			.collect(Collectors.joining("\n"));
		return MEASURE.text().replace(ON, FORK.formatted(join, ways));
	}

	private static String way(int way, int steps) {
		String from = "all";
		StringBuilder text = new StringBuilder();
		for (int step = 0; step < steps; step++) {
			String id = "step_" + way + "_" + step;
			text.append("<bpmn:task id=\"" + id + "\"/>").append(flow(from, id));
			from = id;
		}
		return text + flow(from, "joined");
	}

	private static String flow(String from, String to) {
		String id = from.replace("step", "from") + (from.equals("all") ? "_" + to : "");
		return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\"/>";
	}

	private static Set<String> refusals(String measure) {
		Set<String> codes = new TreeSet<>(refusals(MEASURE, measure));
		// Where the shapes are makes no difference to a case.
		codes.remove("notDrawn");
		return codes;
	}

	private static Set<String> refusals(ModelFile file, String text) {
		return Finding.refusing(Corpus.check(List.of(new ModelFile(file.name(), text))))
			.stream()
			.map(Finding::code)
			.collect(Collectors.toSet());
	}

	record Flow(ModelFile file, XmlElement from, XmlElement to) {

		@Override
		public String toString() {
			return this.file.key() + ": " + this.from.id() + " to " + this.to.id();
		}

	}

}
