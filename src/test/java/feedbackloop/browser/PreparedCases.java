package feedbackloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;

/**
 * Cases out of the morning's feedback, brought by the colleagues of other roles to the
 * step that a role works on. All of them are new.
 */
final class PreparedCases {

	/** Every customer has an address of their own, in all tests of a run. */
	private static final AtomicInteger given = new AtomicInteger();

	private final CaseWork work;

	PreparedCases(CaseWork work) {
		this.work = work;
	}

	/**
	 * So many cases for a role, at each of its steps as many as at the others.
	 * @return their numbers
	 */
	List<String> atStepsOf(String role, int count) {
		int third = count / 3;
		int rest = count - 2 * third;
		List<String> numbers = switch (role) {
			case "product" -> all(times(rest + third, this::atAnalysis), times(third, this::atPlan));
			case "engineering" -> all(times(rest, () -> contributed("defect")), times(third, this::withMeasure),
					times(third, this::atPilot));
			case "quality" -> all(times(rest, () -> contributed("defect")), times(third, this::atTest),
					times(third, this::atVerification));
			case "operations" ->
				all(times(rest, () -> asked("performance", "operations")), times(2 * third, this::atRelease));
			case "manager" -> times(count, this::atManagersApproval);
			case "lead" -> all(times(rest, () -> judged(Answers.valid("service", 1, 1, 1))),
					times(third, this::disputed), times(third, this::atLeadsApproval));
			case "legal" -> times(count, this::withComplianceRisk);
			case "analytics" -> times(count, () -> {
				String number = withComplianceRisk();
				this.work.contributes(number);
				this.work.asksTeam("product2", number, "analytics", "影响多少客户？");
				return number;
			});
			default -> throw new IllegalArgumentException(role);
		};
		numbers.forEach(this.work::givesBack);
		return numbers;
	}

	private String withComplianceRisk() {
		return judged(
				Answers.with(answered("documentation", 3, 3, 3), "complianceRisk", true, "riskReason", "可能涉及合同义务"));
	}

	@SafeVarargs
	private static List<String> all(List<String>... steps) {
		return Stream.of(steps).flatMap(List::stream).toList();
	}

	/** A new case with that feedback of the morning. */
	String submitted(MorningsFeedback feedback) {
		int place = given.incrementAndGet();
		return this.work.submit(Answers.of("channel", feedback.channel(), "product", feedback.product(), "description",
				feedback.text(), "customer", Answers.of("name", "陈晓", "email", "chen" + place + "@example.com")));
	}

	/** A case judged so by triage; answered already unless the answer is left out. */
	String judged(Map<String, Object> verdict) {
		List<MorningsFeedback> all = MorningsFeedback.all();
		String number = submitted(all.get(given.get() % all.size()));
		this.work.completes("support2", number, "triage", verdict);
		return number;
	}

	/** A case to whose analysis the teams of that type contribute. */
	String contributed(String type) {
		return judged(answered(type, 3, 3, 3));
	}

	static Map<String, Object> answered(String type, int affected, int severity, int urgency) {
		return Answers.with(Answers.valid(type, affected, severity, urgency), "responseText", "已转给负责的同事，有结果会告诉您。");
	}

	/** A case about which that team is asked during the analysis. */
	String asked(String type, String team) {
		String number = contributed(type);
		this.work.contributes(number);
		this.work.asksTeam("product2", number, team, "");
		return number;
	}

	/** A matter of documentation, about which nobody is asked from the start. */
	String atAnalysis() {
		String number = contributed("documentation");
		this.work.contributes(number);
		return number;
	}

	String atPlan() {
		String number = atAnalysis();
		this.work.completes("product2", number, "analysis", Answers.analysis());
		return number;
	}

	/** A case whose analysis brought one measure for engineering. */
	String withMeasure(Object... namesAndValues) {
		String number = atAnalysis();
		this.work.completes("product2", number, "analysis",
				Answers.with(Answers.analysis(), "measures",
						List.of(Answers.with(Answers.measure("product", "engineering"), namesAndValues)),
						"oneKindReason", "只影响内部页面"));
		return number;
	}

	/** A case with a change to the system to be tested. */
	String atTest() {
		String number = withMeasure();
		this.work.completes("engineering2", number, "fix", Answers.systemFix());
		return number;
	}

	String atPilot() {
		String number = atTest();
		this.work.completes("quality2", number, "test", Answers.test(true));
		return number;
	}

	String atRelease() {
		String number = withMeasure("pilot", false, "noPilotReason", "改动只涉及文案");
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		this.work.completes("engineering2", number, "fix", Answers.systemFix());
		this.work.completes("quality2", number, "test", Answers.test(true));
		return number;
	}

	String atVerification() {
		String number = withMeasure("landing", "document");
		this.work.completes("engineering", number, "fix", Answers.documentFix());
		this.work.checks(number);
		return number;
	}

	/** A plan of more effort than a team may decide on. */
	String atManagersApproval() {
		return withMeasure("effortDays", 25);
	}

	/** A plan to do nothing. */
	String atLeadsApproval() {
		String number = atPlan();
		this.work.completes("product2", number, "plan", Answers.of("noMeasureReason", "下个季度整个页面会重做"));
		return number;
	}

	/** A case whose customer does not take the answer for a solution. */
	String disputed() {
		String number = judged(Answers.with(answered("transaction", 1, 1, 1), "resolvedAtFirstContact", true));
		this.work.disputes(number);
		return number;
	}

	/** So many cases of a kind. */
	static List<String> times(int count, Supplier<String> kind) {
		List<String> numbers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			numbers.add(kind.get());
		}
		return numbers;
	}

}
