package feedbackloop.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.process.Field.Kind;
import feedbackloop.process.Field.Type;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;

/**
 * What each user task submits: the contract between models, forms, code and scripts. A
 * task accepts these names and the keys of its form, no others.
 *
 * @param fields the names with type and kind
 * @param derived facts that follow from what was submitted, for the gateways
 * @param excluded four eyes: who submitted one of these may not submit this
 */
record TaskContract(List<Field> fields, Function<Values, Map<String, Object>> derived, Set<FourEyes> excluded) {

	static final String OVERRIDE_REASON = "overrideReason";

	private static final Map<String, TaskContract> CONTRACTS = contracts();

	/**
	 * The contract of the task; an empty one for a task that a process owner added.
	 */
	static TaskContract of(String taskKey) {
		return CONTRACTS.getOrDefault(taskKey, contract());
	}

	static Set<String> taskKeys() {
		return CONTRACTS.keySet();
	}

	private static Map<String, TaskContract> contracts() {
		Map<String, TaskContract> contracts = new LinkedHashMap<>();
		contracts.put(Tasks.PRIVACY_CHECK,
				contract(choice(Variables.PRIVACY_DECISION, "forward", "takeOver", "erase").required(),
						Field.staffText("reason").required()));
		contracts.put(Tasks.TRIAGE, triage());
		contracts.put(Tasks.FIRST_RESPONSE, firstResponse());
		contracts.put(Tasks.DISPUTE, contract(choice("disputeDecision", "explain", "reopen", "retriage").required(),
				Field.correspondence("responseText").required())
			.notBy(FourEyes.ANSWERED));
		contracts.put(Tasks.MITIGATION,
				contract(flag("mitigated").required(), Field.staffText("mitigationText").required()));
		contracts.put(Tasks.CONTRIBUTE, contribute());
		contracts.put(Tasks.ANALYSIS, analysis());
		contracts.put(Tasks.PLAN, plan());
		contracts.put(Tasks.APPROVAL,
				contract(flag("approved").required(),
						Field.staffText("reason").requiredWhen((task) -> task.is("approved", false)))
					.notBy(FourEyes.PLANNED));
		contracts.put(Tasks.FIX, fix());
		contracts.put(Tasks.TEST, contract(flag("testPassed").required(), Field.staffText("testResult").required())
			.notBy(FourEyes.FIXED_MEASURE));
		contracts.put(Tasks.CHECK, contract(flag("checkPassed").required(), Field.staffText("checkResult").required())
			.notBy(FourEyes.FIXED_MEASURE));
		contracts.put(Tasks.PILOT, contract(flag("pilotPassed").required(), Field.staffText("pilotResult").required(),
				flag("rolledBack").requiredWhen((task) -> task.is("pilotPassed", false))));
		contracts.put(Tasks.RELEASE,
				contract(flag("released").required(),
						Field.staffText(ReleaseWindow.IN_WORDS).requiredWhen(ReleaseWindow::isToBeSaid),
						moment(Variables.WINDOW_START), moment(Variables.WINDOW_END),
						Field.staffText(ReleaseWindow.EARLY_REASON), Field.staffText(ReleaseWindow.LATE_REASON),
						flag("rolledBack").requiredWhen((task) -> task.is("released", false)),
						Field.staffText("reason").requiredWhen((task) -> task.is("released", false))));
		contracts.put(Tasks.VERIFICATION, verification());
		contracts.put(Tasks.CLOSURE, closure());
		contracts.put(Tasks.REVIEW, review());
		return contracts;
	}

	private static TaskContract triage() {
		Predicate<TaskContext> valid = (task) -> task.is("verdict", "valid");
		return contract(choice("verdict", "valid", "duplicate", "spam", "invalid", "needsInformation").required(),
				Field.staffText("restatement").requiredWhen(valid),
				Field.fact("feedbackType", Type.FEEDBACK_TYPE).requiredWhen(valid),
				Field.fact("affected", Type.SCORE).requiredWhen(valid),
				Field.fact("severity", Type.SCORE).requiredWhen(valid),
				Field.fact("urgency", Type.SCORE).requiredWhen(valid), flag("majorLossRisk").requiredWhen(valid),
				flag("complianceRisk").requiredWhen(valid),
				Field.staffText("riskReason")
					.requiredWhen(
							(task) -> valid.test(task) && (task.flag("majorLossRisk") || task.flag("complianceRisk"))),
				Field.correspondence("responseText").requiredWhen((task) -> task.flag("resolvedAtFirstContact")),
				flag("resolvedAtFirstContact"), Field.fact("improvementNumber", Type.IMPROVEMENT_NUMBER).recordedOnly(),
				Field.fact("caseOwner", Type.COLLEAGUE).recordedOnly(), flag("personalData").recordedOnly(),
				Field.staffLine("product"), Field.staffLine("module"), Field.staffLine("region"),
				Field.staffLine("userCategory"), Field.staffLine("customerGroup"), Field.staffLine("customersStated"),
				Field.fact("aboutUser", Type.USER).recordedOnly(),
				Field.fact("originalNumber", Type.CASE_NUMBER).requiredWhen((task) -> task.is("verdict", "duplicate")),
				Field.staffText("reason").requiredWhen((task) -> task.is("verdict", "invalid")), flag("silent"),
				Field.correspondence("declineText"),
				Field.correspondence("question").requiredWhen((task) -> task.is("verdict", "needsInformation")))
			.deriving((values) -> Map.of("answered", values.is("verdict", "valid") && values.has("responseText"),
					"knownCause", values.has("improvementNumber")));
	}

	private static TaskContract firstResponse() {
		Predicate<TaskContext> unresolved = (task) -> !task.flag("resolvedAtFirstContact");
		return contract(Field.correspondence("responseText").required(), flag("resolvedAtFirstContact").required(),
				Field.correspondence("nextStep").requiredWhen(unresolved),
				Field.fact("expectedBy", Type.DATE).recordedOnly().requiredWhen(unresolved),
				Field.correspondence("workaround"), choice("reached", "answered", "publicReply", "notReachable"));
	}

	private static TaskContract contribute() {
		Predicate<TaskContext> engineering = (task) -> task.fact(Variables.CONTRIBUTION_TEAM,
				StaffGroup.ENGINEERING.id());
		Predicate<TaskContext> product = (task) -> task.fact(Variables.CONTRIBUTION_TEAM, StaffGroup.PRODUCT.id());
		return contract(Field.staffText("contribution").required(), Field.staffText("methods"),
				choice("technicalClass", "bug", "design", "resource").recordedOnly().requiredWhen(engineering),
				choice("effort", "S", "M", "L", "XL").recordedOnly().requiredWhen(engineering),
				choice("strategicFit", "low", "medium", "high").recordedOnly().requiredWhen(product),
				flag("industryWide").recordedOnly().requiredWhen(product));
	}

	private static TaskContract analysis() {
		Predicate<TaskContext> found = (task) -> CauseConclusion.isFound(task.values());
		Predicate<TaskContext> product = found.and((task) -> task.fact(Variables.LEAD, StaffGroup.PRODUCT.id()));
		return contract(choice(CauseConclusion.NAME, CauseConclusion.ALL.toArray(String[]::new)),
				Field.staffText("rootCause").requiredWhen(found), Field.staffText("direction").requiredWhen(found),
				flag(Variables.HANDLE_IMMEDIATELY).requiredWhen(found),
				Field
					.rows("whys", 7, List.of(Field.staffText("why").required(), Field.staffText("evidence").required()))
					.atLeast(1)
					.requiredWhen(found.and(TaskContext::whysRequired)),
				choice("stopReason", "rootReached", "outsideControl", "knownCause", "notApplicable").recordedOnly()
					.requiredWhen(found.and((task) -> (task.whysRequired() || task.has("whys"))
							&& task.values().rows("whys").size() < 5)),
				choice("strategicFit", "low", "medium", "high").recordedOnly().requiredWhen(product),
				flag("industryWide").recordedOnly().requiredWhen(product), measures(), oneKindReason(),
				Field.staffText("notFoundReason").requiredWhen(found.negate()).newer(),
				Field.fact("watchUntil", Type.DATE)
					.recordedOnly()
					.requiredWhen((task) -> task.is(CauseConclusion.NAME, CauseConclusion.WATCH))
					.newer(),
				Field.correspondence("declineText")
					.requiredWhen((task) -> task.is(CauseConclusion.NAME, CauseConclusion.CLOSE))
					.newer())
			.deriving(TaskContract::analysed);
	}

	private static Map<String, Object> analysed(Values values) {
		boolean found = CauseConclusion.isFound(values);
		return Map.of("measuresBrought", found && !values.rows("measures").isEmpty(), Variables.HANDLE_IMMEDIATELY,
				found && values.flag(Variables.HANDLE_IMMEDIATELY));
	}

	private static TaskContract plan() {
		return contract(measures().requiredWhen((task) -> !task.has("noMeasureReason"), "noMeasure"), oneKindReason(),
				Field.staffText("noMeasureReason"), Field.correspondence("declineText"));
	}

	private static Field measures() {
		return Field.rows("measures", 50,
				List.of(Field.staffText("title").required(),
						Field.fact(MeasureLanding.KIND, Type.MEASURE_KIND).required(),
						landing().requiredWhen((row) -> MeasureLanding.of(row.values()) == null),
						Field.fact("department", Type.GROUP).required(), Field.fact("owner", Type.COLLEAGUE).required(),
						Field.fact("due", Type.DATE).required(), Field.staffText("criteria").required(),
						Field.staffText("metric").required(), Field.staffText("risk").required(),
						Field.fact("effortDays", Type.NUMBER).required(), flag("pilot"),
						Field.staffText("noPilotReason")
							.requiredWhen((row) -> row.is("pilot", false)
									&& MeasureLanding.SYSTEM.equals(MeasureLanding.of(row.values()))),
						Field.staffText("dependencies"), Field.staffLine("targetVersion")));
	}

	/**
	 * A plan covers product or process and communication or education, or says why not.
	 */
	private static Field oneKindReason() {
		return Field.staffText("oneKindReason").requiredWhen((task) -> {
			List<Values> measures = task.values().rows("measures");
			return !measures.isEmpty() && (measures.stream().allMatch(TaskContract::isInside)
					|| measures.stream().noneMatch(TaskContract::isInside));
		}, "oneKind");
	}

	private static boolean isInside(Values measure) {
		return measure.is("kind", "product") || measure.is("kind", "process");
	}

	/**
	 * The plan says where a measure lands; only of one that was planned before plans did,
	 * whoever fixes says it.
	 */
	private static TaskContract fix() {
		return contract(Field.staffText("fixSummary").required(),
				landing().requiredWhen((task) -> task.facts().get(Variables.LANDING) == null),
				Field.staffLine("fixVersion").requiredWhen(TaskContract::isTested),
				Field.staffText("rollbackPlan")
					.requiredWhen((task) -> task.facts().containsKey(Variables.CHECK)
							? task.fact(Variables.ROLLBACK, true) : isTested(task)),
				Field.staffText("regressionTests").requiredWhen(TaskContract::isTested), moment(Variables.WINDOW_START),
				moment(Variables.WINDOW_END))
			.deriving((values) -> values.has(Variables.LANDING)
					? Map.of(Variables.LANDING, values.text(Variables.LANDING)) : Map.of());
	}

	/** As the table of kinds says; in models from before it, what changes a system. */
	private static boolean isTested(TaskContext task) {
		return task.facts().containsKey(Variables.CHECK) ? task.fact(Variables.CHECK, "test")
				: task.is(Variables.LANDING, MeasureLanding.SYSTEM)
						|| task.fact(Variables.LANDING, MeasureLanding.SYSTEM);
	}

	private static Field landing() {
		return choice(Variables.LANDING, MeasureLanding.ALL.toArray(String[]::new)).recordedOnly();
	}

	/**
	 * Each measure has a verdict of its own, from which that of all follows; or one
	 * verdict is that of all.
	 */
	private static TaskContract verification() {
		Predicate<TaskContext> together = (task) -> !task.has("verdicts");
		Field passed = flag("passed").required();
		Field method = choice("verificationMethod", "dataComparison", "userTest", "abTest", "review");
		Field evidence = Field.staffText("verificationEvidence");
		return contract(flag("verificationPassed").requiredWhen(together), method.requiredWhen(together),
				evidence.requiredWhen(together),
				Field.rows("verdicts", 100,
						List.of(Field.fact("number", Type.NUMBER), passed, method.required(),
								Field.staffText("measured").required(), evidence.required())),
				choice("returnTo", Tasks.PLAN, Tasks.ANALYSIS, Tasks.FIX).requiredWhen(
						together.and((task) -> task.is("verificationPassed", false))),
				Field.numbers("failedMeasures"))
			.deriving(TaskContract::verified)
			.notBy(FourEyes.FIXED_IMPROVEMENT);
	}

	private static Map<String, Object> verified(Values values) {
		List<Values> verdicts = values.rows("verdicts");
		if (verdicts.isEmpty()) {
			return Map.of();
		}
		boolean passed = verdicts.stream().allMatch((verdict) -> verdict.flag("passed"));
		return (passed || values.has("returnTo")) ? Map.of("verificationPassed", passed)
				: Map.of("verificationPassed", false, "returnTo", Tasks.FIX);
	}

	private static TaskContract closure() {
		return contract(Field.rows("articles", 20,
				List.of(choice("kind", "faq", "article", "manual").required(), Field.staffText("title").required(),
						Field.correspondence("body").required(), flag("public").required())),
				Field.staffText("noKnowledgeReason").requiredWhen((task) -> task.values().rows("articles").isEmpty()),
				Field.staffText("cost").required(), Field.staffText("effect").required(),
				Field.staffText("warningSignals").required(),
				Field.fact("watchUntil", Type.DATE).recordedOnly().required())
			.notBy(FourEyes.FIXED_IMPROVEMENT);
	}

	private static TaskContract review() {
		return contract(Field.rows("decisions", 5_000,
				List.of(Field.fact("number", Type.CASE_NUMBER).required(),
						choice("decision", "take", "keep", "decline").required(),
						Field.staffText("reason").requiredWhen((row) -> !row.is("decision", "keep")),
						Field.fact("owner", Type.COLLEAGUE), Field.staffLine("targetVersion"))));
	}

	private static Field choice(String name, String... choices) {
		return Field.choice(name, choices);
	}

	private static Field moment(String name) {
		return Field.fact(name, Type.MOMENT).recordedOnly();
	}

	private static Field flag(String name) {
		return Field.fact(name, Type.BOOLEAN);
	}

	private static TaskContract contract(Field... fields) {
		List<Field> all = Stream.concat(Stream.of(fields), Stream.of(Field.staffText(OVERRIDE_REASON))).toList();
		return new TaskContract(all, (values) -> Map.of(), Set.of());
	}

	private TaskContract deriving(Function<Values, Map<String, Object>> facts) {
		return new TaskContract(this.fields, facts, this.excluded);
	}

	private TaskContract notBy(FourEyes... excluded) {
		return new TaskContract(this.fields, this.derived, Set.of(excluded));
	}

	/**
	 * The facts for the engine: what was submitted, and null for what was not, so that a
	 * value of an earlier round does not count.
	 */
	Map<String, Object> facts(Values values) {
		Map<String, Object> facts = new LinkedHashMap<>();
		this.fields.stream()
			.filter((field) -> field.kind() == Kind.FACT)
			.forEach((field) -> facts.put(field.name(), values.asMap().get(field.name())));
		facts.putAll(this.derived.apply(values));
		return facts;
	}

}
