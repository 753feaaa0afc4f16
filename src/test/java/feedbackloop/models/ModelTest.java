package feedbackloop.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our own process models keep to beyond what the check asks of everybody's: people
 * can read them in both languages, and see all of their timers.
 */
class ModelTest {

	private static final Path PROCESSES = Path.of("processes");

	private static final Pattern BOTH_LANGUAGES = Pattern.compile("(?s)\\p{IsHan}.*[A-Za-z]{2}");

	static Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(PROCESSES)) {
			return files.filter((file) -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
		}
	}

	/**
	 * All but those that go one way: of a contribution, of a review, and of the check of
	 * an effect, which has no tasks.
	 */
	static Stream<Path> longFiles() throws IOException {
		return files().filter((file) -> Stream.of("contribution.bpmn", "effectCheck.bpmn", "improvementReview.bpmn")
			.noneMatch(file::endsWith));
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyUserTaskStandsInTheListByItsGrade(Path file) {
		assertThat(all(read(file), UserTask.class))
			.allSatisfy((task) -> assertThat(task.getCamundaPriority()).isEqualTo("${taskPriority.of(execution)}"));
	}

	/** Reminders are rows of a table; timers are what everybody shall see. */
	@ParameterizedTest
	@MethodSource("files")
	void noTaskHasTimersThatNobodySees(Path file) {
		assertThat(all(read(file), CamundaTaskListener.class))
			.allSatisfy((listener) -> assertThat(listener.getTimeouts()).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("longFiles")
	void everyDecisionOfTheFlowIsAQuestionWithNamedAnswers(Path file) {
		assertThat(all(read(file), Gateway.class)).isNotEmpty().allSatisfy((gateway) -> {
			assertThat(gateway.getName()).containsPattern(BOTH_LANGUAGES).contains("？").endsWith("?");
			assertThat(gateway.getOutgoing()).hasSizeGreaterThan(1)
				.allSatisfy((answer) -> assertThat(answer.getName()).containsPattern(BOTH_LANGUAGES));
		});
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyElementIsNamedAndExplainedInBothLanguages(Path file) {
		BpmnModelInstance model = read(file);
		assertThat(all(model, FlowNode.class))
			.allSatisfy((node) -> assertThat(node.getName()).as(node.getId()).containsPattern(BOTH_LANGUAGES));
		assertThat(all(model, Process.class))
			.allSatisfy((process) -> assertThat(process.getName()).as(process.getId()).containsPattern(BOTH_LANGUAGES));
		Stream<BaseElement> explained = Stream
			.of(all(model, Process.class), all(model, Message.class), all(model, FlowNode.class), answers(model))
			.flatMap(Collection::stream);
		assertThat(explained).allSatisfy((element) -> assertThat(element.getDocumentations()).as(element.getId())
			.singleElement()
			.satisfies((documentation) -> assertThat(documentation.getTextContent()).containsPattern(BOTH_LANGUAGES)));
	}

	private static BpmnModelInstance read(Path file) {
		return Bpmn.readModelFromFile(file.toFile());
	}

	private static <T extends ModelElementInstance> Collection<T> all(BpmnModelInstance model, Class<T> type) {
		return model.getModelElementsByType(type);
	}

	private static Collection<SequenceFlow> answers(BpmnModelInstance model) {
		return all(model, Gateway.class).stream().flatMap((gateway) -> gateway.getOutgoing().stream()).toList();
	}

}
