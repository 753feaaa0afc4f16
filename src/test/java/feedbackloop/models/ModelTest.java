package feedbackloop.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Status;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a process model must keep to, whoever edits it: everything that it names exists,
 * every task has its form, team and deadline, and people can read it in both languages.
 */
class ModelTest {

	private static final Path PROCESSES = Path.of("processes");

	private static final Path FORMS = Path.of("forms");

	private static final Set<String> USER_TASKS = words("triage firstResponse dispute contribute analysis plan approval"
			+ " fix test pilot release verification closure");

	private static final Set<String> MESSAGES = words("FeedbackRegistered QuestionAsked CustomerReplied CustomerAdded"
			+ " CustomerConfirmed CustomerDisputed Withdrawn Regraded ImprovementOpened ImprovementFinished CaseAttached"
			+ " TakenUp Declined Unlinked Reinstated");

	private static final Set<String> DELEGATES = words(
			"notifyCustomer screenFeedback recordMark startCaseClocks computePriority openImprovement"
					+ " joinImprovement regrade linkDuplicate resumeReview noteAddition planContributions"
					+ " declineImprovement landImprovement tellCase attachCase loadMeasure reopenMeasures measureLanded"
					+ " recordRollback escalate tellUnapprovedStart awaitAnswer resumeWork");

	private static final Set<String> EXPRESSION_BEANS = words(
			"deadlines escalation outcomes contributions plans improvements questions taskPriority");

	private static final Set<String> FACTS = words(
			"verdict silent declineTold path team lead reach reminded disputeDecision"
					+ " contributionTeam measuresBrought approver approved verificationPassed returnTo improvementNumber"
					+ " measureNumber department landing testPassed needsPilot pilotPassed released");

	private static final Set<String> ENGINE_NAMES = words("execution task decisionResult");

	private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");

	/** A name at the root of an expression: neither behind a dot nor inside quotes. */
	private static final Pattern ROOT_NAME = Pattern.compile("'[^']*'|(?<![.\\w])([A-Za-z_]\\w*)");

	private static final Set<String> LITERALS = words("true false null and or not eq ne empty");

	private static final Pattern BOTH_LANGUAGES = Pattern.compile("(?s)\\p{IsHan}.*[A-Za-z]{2}");

	static Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(PROCESSES)) {
			return files.filter((file) -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void aModelKeepsToTheStandardAndIsNamedLikeItsFile(Path file) {
		BpmnModelInstance model = read(file);
		Bpmn.validateModel(model);
		assertThat(all(model, Process.class)).singleElement().satisfies((process) -> {
			assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
			assertThat(process.isExecutable()).isTrue();
			assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
			assertThat(process.getCamundaVersionTag()).isNotBlank();
			assertThat(process.isCamundaStartableInTasklist()).isFalse();
		});
	}

	@Test
	void theUserTasksAreThoseOfTheContract() throws IOException {
		assertThat(files().flatMap((file) -> all(read(file), UserTask.class).stream()).map(UserTask::getId))
			.containsExactlyInAnyOrderElementsOf(USER_TASKS);
	}

	@Test
	void theMessagesAreThoseOfTheContract() throws IOException {
		assertThat(files().flatMap((file) -> all(read(file), Message.class).stream()).map(Message::getName))
			.containsExactlyInAnyOrderElementsOf(MESSAGES);
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyUserTaskHasFormTeamDueDateAndPriority(Path file) {
		assertThat(all(read(file), UserTask.class)).allSatisfy((task) -> {
			assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
			assertThat(task.getCamundaFormRefBinding()).isEqualTo("latest");
			assertThat(FORMS.resolve(task.getCamundaFormRef() + ".form")).isRegularFile();
			assertThat(task.getCamundaCandidateGroups()).isNotBlank();
			assertThat(task.getCamundaDueDate()).isEqualTo(due(task.getId()));
			assertThat(task.getCamundaPriority()).isEqualTo("${taskPriority.of(execution)}");
		});
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyUserTaskEscalatesWhenItsDueDatePasses(Path file) {
		BpmnModelInstance model = read(file);
		Map<String, BoundaryEvent> deadlines = all(model, BoundaryEvent.class).stream()
			.collect(Collectors.toMap((event) -> event.getAttachedTo().getId(), Function.identity()));
		assertThat(all(model, UserTask.class)).allSatisfy((task) -> {
			assertThat(deadlines).containsKey(task.getId());
			BoundaryEvent deadline = deadlines.get(task.getId());
			assertThat(deadline.getEventDefinitions()).singleElement()
				.isInstanceOfSatisfying(TimerEventDefinition.class,
						(timer) -> assertThat(timer.getTimeDate().getTextContent()).isEqualTo(due(task.getId())));
			// Only the round of contributions ends at its limit: a silent team holds up
			// nobody.
			assertThat(deadline.cancelActivity()).isEqualTo(task.getId().equals("contribute"));
			assertThat(extensions(deadline, CamundaExecutionListener.class)).singleElement()
				.extracting(CamundaExecutionListener::getCamundaExpression)
				.isEqualTo("${execution.setVariableLocal('overdueTask', '" + task.getId() + "')}");
			assertThat(deadline.getSucceedingNodes().list()).singleElement()
				.isInstanceOfSatisfying(ServiceTask.class,
						(next) -> assertThat(next.getCamundaDelegateExpression()).isEqualTo("${escalate}"));
		});
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyUserTaskRemindsAndEscalatesFurther(Path file) {
		assertThat(all(read(file), UserTask.class)).allSatisfy((task) -> {
			List<Integer> levels = task.getId().equals("contribute") ? List.of(50, 80) : List.of(50, 80, 150, 200);
			assertThat(extensions(task, CamundaTaskListener.class))
				.filteredOn((listener) -> listener.getCamundaEvent().equals("timeout"))
				.extracting((listener) -> listener.getAttributeValue("id"), CamundaTaskListener::getCamundaExpression,
						(listener) -> listener.getTimeouts().iterator().next().getTimeDate().getTextContent())
				.containsExactlyElementsOf(levels.stream()
					.map((percent) -> tuple("reminder_" + task.getId() + "_" + percent,
							"${escalation.reached(task, " + percent + ")}",
							"${deadlines.at(execution, '" + task.getId() + "', " + percent + ")}"))
					.toList());
		});
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyDecisionAndCalledProcessHasItsFile(Path file) {
		BpmnModelInstance model = read(file);
		assertThat(all(model, BusinessRuleTask.class)).allSatisfy((task) -> {
			assertThat(PROCESSES.resolve(task.getCamundaDecisionRef() + ".dmn")).isRegularFile();
			assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("latest");
			assertThat(task.getCamundaResultVariable()).as("would keep a serialised object").isNull();
		});
		assertThat(all(model, CallActivity.class))
			.allSatisfy((call) -> assertThat(PROCESSES.resolve(call.getCalledElement() + ".bpmn")).isRegularFile());
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyDecisionOfTheFlowIsAQuestionWithNamedAnswers(Path file) {
		assertThat(all(read(file), Gateway.class)).isNotEmpty().allSatisfy((gateway) -> {
			assertThat(gateway.getName()).containsPattern(BOTH_LANGUAGES).contains("？").endsWith("?");
			assertThat(gateway.getOutgoing()).hasSizeGreaterThan(1)
				.allSatisfy((answer) -> assertThat(answer.getName()).containsPattern(BOTH_LANGUAGES));
		});
	}

	@ParameterizedTest
	@MethodSource("files")
	void anEventBasedGatewayWaitsForEventsOnly(Path file) {
		assertThat(all(read(file), EventBasedGateway.class))
			.allSatisfy((gateway) -> assertThat(gateway.getSucceedingNodes().list())
				.hasOnlyElementsOfType(IntermediateCatchEvent.class));
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

	@ParameterizedTest
	@MethodSource("files")
	void everyElementIsDrawn(Path file) {
		BpmnModelInstance model = read(file);
		assertThat(all(model, BpmnShape.class)).extracting((shape) -> shape.getBpmnElement().getId())
			.containsExactlyInAnyOrderElementsOf(ids(all(model, FlowNode.class)));
		assertThat(all(model, BpmnEdge.class)).extracting((edge) -> edge.getBpmnElement().getId())
			.containsExactlyInAnyOrderElementsOf(ids(all(model, SequenceFlow.class)));
		assertThat(all(model, BpmnEdge.class))
			.allSatisfy((edge) -> assertThat(edge.getWaypoints()).hasSizeGreaterThanOrEqualTo(2));
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyExpressionNamesOnlyWhatExists(Path file) throws IOException {
		assertThat(EXPRESSION.matcher(Files.readString(file))
			.results()
			.flatMap((expression) -> rootNames(expression.group(1)))
			.filter((name) -> !LITERALS.contains(name)))
			.isSubsetOf(union(DELEGATES, EXPRESSION_BEANS, FACTS, ENGINE_NAMES));
	}

	@Test
	void everyBeanIsNamedByAModel() throws IOException {
		Set<String> named = new TreeSet<>();
		for (Path file : files().toList()) {
			EXPRESSION.matcher(Files.readString(file))
				.results()
				.flatMap((expression) -> rootNames(expression.group(1)))
				.forEach(named::add);
		}
		assertThat(named).containsAll(union(DELEGATES, EXPRESSION_BEANS));
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyServiceTaskAndListenerRunsOneBean(Path file) {
		BpmnModelInstance model = read(file);
		Set<String> allowed = DELEGATES.stream().map((bean) -> "${" + bean + "}").collect(Collectors.toSet());
		assertThat(all(model, ServiceTask.class)).extracting(ServiceTask::getCamundaDelegateExpression)
			.isSubsetOf(allowed);
		assertThat(all(model, CamundaExecutionListener.class))
			.filteredOn((listener) -> listener.getCamundaExpression() == null)
			.extracting(CamundaExecutionListener::getCamundaDelegateExpression)
			.isSubsetOf(allowed);
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyMessageToTheCustomerIsOneOfTheMessagePlan(Path file) throws IOException {
		String messagePlan = Files.readString(PROCESSES.resolve("messagePlan.dmn"));
		Set<String> statuses = Stream.of(Status.values()).map(Status::key).collect(Collectors.toSet());
		assertThat(all(read(file), ServiceTask.class))
			.filteredOn((task) -> task.getCamundaDelegateExpression().equals("${notifyCustomer}"))
			.allSatisfy((task) -> {
				Map<String, String> properties = properties(task);
				assertThat(properties).as(task.getId()).containsKey("message");
				assertThat(messagePlan).contains("\"" + properties.get("message") + "\"");
				if (properties.containsKey("status")) {
					assertThat(properties.get("status")).as(task.getId()).isIn(statuses);
				}
			});
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyMessageToACaseIsOneThatCasesWaitFor(Path file) {
		assertThat(all(read(file), ServiceTask.class))
			.filteredOn((task) -> task.getCamundaDelegateExpression().equals("${tellCase}"))
			.allSatisfy((task) -> assertThat(properties(task).get("message")).as(task.getId()).isIn(MESSAGES));
	}

	private static BpmnModelInstance read(Path file) {
		return Bpmn.readModelFromFile(file.toFile());
	}

	private static <T extends ModelElementInstance> Collection<T> all(BpmnModelInstance model, Class<T> type) {
		return model.getModelElementsByType(type);
	}

	private static String due(String taskKey) {
		return "${deadlines.due(execution, '" + taskKey + "')}";
	}

	private static Collection<SequenceFlow> answers(BpmnModelInstance model) {
		return all(model, Gateway.class).stream().flatMap((gateway) -> gateway.getOutgoing().stream()).toList();
	}

	private static List<String> ids(Collection<? extends FlowElement> elements) {
		return elements.stream().map(FlowElement::getId).toList();
	}

	private static Stream<String> rootNames(String expression) {
		return ROOT_NAME.matcher(expression).results().map((match) -> match.group(1)).filter((name) -> name != null);
	}

	private static Map<String, String> properties(ServiceTask task) {
		return extensions(task, CamundaProperties.class).stream()
			.flatMap((properties) -> properties.getCamundaProperties().stream())
			.collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
	}

	private static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
		return (element.getExtensionElements() != null)
				? element.getExtensionElements().getElementsQuery().filterByType(type).list() : List.of();
	}

	@SafeVarargs
	private static Set<String> union(Set<String>... sets) {
		return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toSet());
	}

	private static Set<String> words(String words) {
		return Set.of(words.split(" "));
	}

}
