package feedbackloop.models.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.testing.Answers;

/**
 * How a case goes: what comes in, what people answer in turn, and what the customer does.
 *
 * @param name in words
 * @param feedback what is submitted
 * @param answers what each task is answered, round by round; the last one again and again
 * @param customer how the customer reacts when asked, round by round
 * @param meanwhile what happens besides
 */
record Scenario(String name, Map<String, Object> feedback, Map<String, List<Map<String, Object>>> answers,
		List<Reaction> customer, Set<Meanwhile> meanwhile) {

	/** What the customer does when asked. */
	enum Reaction {

		CONFIRMS, DISPUTES, IS_SILENT

	}

	/** What happens besides the steps of the model. */
	enum Meanwhile {

		/** Every timer fires before its task is done. */
		LATE,
		/** The customer adds something before triage. */
		ADDS,
		/** Whoever triages asks, and the customer answers before the task is done. */
		ASKS,
		/** Whoever triages asks, and nobody answers. */
		ASKS_IN_VAIN,
		/** More customers are affected once the case is graded. */
		REGRADED,
		/** The customer withdraws while the case is worked on. */
		WITHDRAWS,
		/** The same was reported before. */
		DUPLICATE,
		/** The same cause is being removed already. */
		KNOWN_CAUSE,
		/** After its end it turns out to have been misjudged. */
		REINSTATED

	}

	static Scenario of(String name) {
		return new Scenario(name, Map.of(), usual(), List.of(Reaction.CONFIRMS), Set.of());
	}

	/**
	 * From the feedback to the closure, with approval and every step of both measures.
	 */
	static Scenario whole() {
		return of("a whole case").answering("triage", Answers.valid("defect", 5, 4, 3));
	}

	/** Everything late, refused, failed, disputed once, and done again. */
	static Scenario everythingTwice() {
		Map<String, Object> small = Answers.with(Answers.plan(Answers.measure("communication", "support")),
				"oneKindReason", "产品已经改好");
		return whole()
			.answering("approval", Answers.of("approved", false, "reason", "缺少沟通计划"), Answers.of("approved", true))
			.answering("plan", Answers.planOfBothKinds(), Answers.planOfBothKinds(), small)
			.answering("test", Answers.test(false), Answers.test(true))
			.answering("pilot", Answers.pilot(false), Answers.pilot(true))
			.answering("release", Answers.release(false), Answers.release(true))
			.answering("verification", Answers.with(Answers.failedVerification("fix"), "failedMeasures", List.of(2)),
					Answers.failedVerification("plan"), Answers.failedVerification("analysis"), Answers.verification())
			.answering("dispute", dispute("explain"), dispute("reopen"))
			.customer(Reaction.DISPUTES, Reaction.DISPUTES, Reaction.CONFIRMS)
			.named("a case late, refused and failed at every step")
			.with(Meanwhile.LATE);
	}

	/** Cases that end after few steps, each in another way. */
	static List<Scenario> shortOnes() {
		Map<String, Object> question = Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？");
		Map<String, Object> spam = Answers.of("verdict", "spam");
		Map<String, Object> simple = Answers.with(Answers.valid("transaction", 1, 1, 1), "responseText", "请清除缓存后再试。",
				"resolvedAtFirstContact", true);
		Map<String, Object> invalid = Answers.of("verdict", "invalid", "reason", "不是我们的产品", "declineText",
				"您问的产品不归我们经营。");
		return List.of(
				of("praise").answering("triage",
						Answers.with(Answers.valid("praise", 1, 1, 1), "responseText", "谢谢您的肯定！")),
				of("spam that was none").answering("triage", spam, simple).with(Meanwhile.REINSTATED),
				of("an addition").answering("triage", simple).with(Meanwhile.ADDS),
				of("questions from a task").answering("triage", simple).with(Meanwhile.ASKS),
				of("a question from a task in vain").answering("triage", simple).with(Meanwhile.ASKS_IN_VAIN),
				of("a withdrawal").with(Meanwhile.WITHDRAWS),
				of("a duplicate").answering("triage", Answers.of("verdict", "duplicate")).with(Meanwhile.DUPLICATE),
				of("a known cause, and more customers").with(Meanwhile.KNOWN_CAUSE, Meanwhile.REGRADED),
				of("a question that is answered").answering("triage", question, simple),
				of("a question that nobody answers").answering("triage", question, invalid)
					.customer(Reaction.IS_SILENT)
					.submitting("channel", "email", "language", "en"),
				of("an invalid feedback without answer").answering("triage",
						Answers.with(new HashMap<>(invalid), "silent", true)),
				of("a dispute").answering("triage", simple, simple)
					.answering("dispute", dispute("explain"), dispute("retriage"))
					.customer(Reaction.DISPUTES, Reaction.DISPUTES, Reaction.IS_SILENT),
				of("a survey").answering("triage", simple)
					.submitting("channel", "survey", "customer", Map.of("anonymous", true)),
				of("an idea for the backlog").answering("triage",
						Answers.with(Answers.valid("suggestion", 1, 1, 1), "responseText", "谢谢建议，已列入待办。")),
				of("urgent, and nothing is done")
					.answering("triage",
							Answers.with(Answers.valid("paymentSecurity", 2, 5, 5), "complianceRisk", true,
									"riskReason", "涉及隐私"))
					.answering("plan", Answers.of("noMeasureReason", "成本远高于收益", "declineText", "此功能明年停用。"))
					.submitting("coreBlocked", "yes"));
	}

	private static Map<String, List<Map<String, Object>>> usual() {
		Map<String, List<Map<String, Object>>> answers = new HashMap<>();
		answers.put("triage", List.of(Answers.mediumDefect()));
		answers.put("firstResponse", List.of(Answers.answer()));
		answers.put("dispute", List.of(dispute("explain")));
		answers.put("analysis", List.of(Answers.analysis()));
		answers.put("plan", List.of(Answers.planOfBothKinds()));
		answers.put("mitigation", List.of(Answers.mitigation(true)));
		answers.put("approval", List.of(Answers.of("approved", true)));
		answers.put("test", List.of(Answers.test(true)));
		answers.put("pilot", List.of(Answers.pilot(true)));
		answers.put("release", List.of(Answers.release(true)));
		answers.put("verification", List.of(Answers.verification()));
		answers.put("closure", List.of(Answers.closure()));
		return answers;
	}

	private static Map<String, Object> dispute(String decision) {
		return Answers.of("disputeDecision", decision, "responseText", "我们重新看一遍。");
	}

	@SafeVarargs
	private Scenario answering(String task, Map<String, Object>... rounds) {
		Map<String, List<Map<String, Object>>> more = new HashMap<>(this.answers);
		more.put(task, List.of(rounds));
		return new Scenario(this.name, this.feedback, more, this.customer, this.meanwhile);
	}

	private Scenario submitting(Object... namesAndValues) {
		return new Scenario(this.name, Answers.of(namesAndValues), this.answers, this.customer, this.meanwhile);
	}

	private Scenario customer(Reaction... rounds) {
		return new Scenario(this.name, this.feedback, this.answers, List.of(rounds), this.meanwhile);
	}

	private Scenario named(String other) {
		return new Scenario(other, this.feedback, this.answers, this.customer, this.meanwhile);
	}

	private Scenario with(Meanwhile... more) {
		return new Scenario(this.name, this.feedback, this.answers, this.customer, Set.of(more));
	}

	boolean has(Meanwhile what) {
		return this.meanwhile.contains(what);
	}

	/** What the task is answered in that round, counted from 0; nothing if unknown. */
	Map<String, Object> answer(String task, int round) {
		List<Map<String, Object>> rounds = this.answers.getOrDefault(task, List.of(Map.of()));
		return new HashMap<>(rounds.get(Math.min(round, rounds.size() - 1)));
	}

	/** What the customer does in that round, counted from 0. */
	Reaction customer(int round) {
		return this.customer.get(Math.min(round, this.customer.size() - 1));
	}

	/** All of them, the shortest first. */
	static List<Scenario> all() {
		List<Scenario> all = new ArrayList<>(shortOnes());
		all.add(whole());
		all.add(everythingTwice());
		return all;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
