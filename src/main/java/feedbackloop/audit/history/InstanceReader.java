package feedbackloop.audit.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.AsSystem;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.PastDecision;
import feedbackloop.process.PastDecisions;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together the story of one process instance.
 */
@Service
class InstanceReader {

	private final EngineHistory engine;

	private final PastDecisions decisions;

	private final RecordHistory records;

	private final RelatedInstances related;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	private final JdbcClient database;

	private final HouseTime time;

	private final Words words;

	InstanceReader(EngineHistory engine, PastDecisions decisions, RecordHistory records, RelatedInstances related,
			@Lazy RepositoryService repository, AsSystem asSystem, JdbcClient database, HouseTime time, Words words) {
		this.engine = engine;
		this.decisions = decisions;
		this.records = records;
		this.related = related;
		this.repository = repository;
		this.asSystem = asSystem;
		this.database = database;
		this.time = time;
		this.words = words;
	}

	/**
	 * The story of one instance.
	 * @param reader user id of who looks
	 * @throws Refusal if there is none of that id, or none that the reader may know of
	 */
	@Transactional(readOnly = true)
	InstanceStory read(String id, String reader) {
		HistoricProcessInstance instance = this.engine.instance(id)
			.orElseThrow(() -> Refusal.unknown("noInstance", id));
		Facts facts = facts(instance.getBusinessKey(), reader);
		if (!facts.visible()) {
			throw Refusal.unknown("noInstance", id);
		}
		String key = Objects.requireNonNullElse(instance.getBusinessKey(), "");
		List<InstanceStory.Activity> activities = this.engine.activities(id);
		List<UserOperationLogEntry> log = this.engine.operationLog(id);
		List<InstanceStory.Form> forms = this.records.forms(List.of(key));
		List<InstanceStory.VariableChange> changes = this.engine.changes(id, activities, log);
		List<InstanceStory.Task> tasks = this.engine.tasks(id,
				forms.stream().collect(Collectors.toMap(InstanceStory.Form::taskId, InstanceStory.Form::user)));
		List<PastDecision> decided = this.decisions.in(id);
		List<InstanceStory.Job> jobs = this.engine.jobs(id);
		boolean truncated = Stream.of(activities, log, changes, tasks, decided, jobs)
			.anyMatch((list) -> list.size() == EngineHistory.MOST);
		return new InstanceStory(head(instance, activities, facts), definitions(instance, activities), activities,
				changes, forms, tasks, this.records.decisions(decided, this.decisions.answers(decided)),
				this.records.messages(key), jobs, this.engine.incidents(id), this.engine.operations(log), clocks(key),
				this.related.of(key, id, reader), truncated);
	}

	/** A measure has no number of its own in the ledger. */
	private List<InstanceStory.Clock> clocks(String businessKey) {
		return this.records.clocks(List.of(BusinessKey.number(businessKey)))
			.stream()
			.filter((clock) -> clock.businessKey().equals(businessKey))
			.toList();
	}

	private InstanceStory.Head head(HistoricProcessInstance instance, List<InstanceStory.Activity> activities,
			Facts facts) {
		String endedIn = (instance.getEndTime() == null) ? null
				: activities.stream()
					.map(InstanceStory.Activity::name)
					.filter(Objects::nonNull)
					.reduce((first, last) -> last)
					.orElse(null);
		return new InstanceStory.Head(instance.getId(), instance.getBusinessKey(), facts.number(),
				instance.getProcessDefinitionKey(), instance.getProcessDefinitionName(),
				instance.getProcessDefinitionId(), this.time.at(instance.getStartTime()),
				this.time.at(instance.getEndTime()), instance.getDurationInMillis(), instance.getStartUserId(),
				instance.getEndTime() == null, endedIn, instance.getDeleteReason(),
				Named.of(this.words, facts.ofCase() ? "status" : "state", facts.status()),
				Named.of(this.words, "grade", facts.grade()), this.words.half(facts.gradeReason()),
				Named.of(this.words, "group", facts.team()), facts.summary());
	}

	/** The first version first; the last is the one that it runs on or ended on. */
	private List<InstanceStory.Definition> definitions(HistoricProcessInstance instance,
			List<InstanceStory.Activity> activities) {
		String[] ids = Stream
			.concat(activities.stream().map(InstanceStory.Activity::definitionId),
					Stream.of(instance.getProcessDefinitionId()))
			.distinct()
			.toArray(String[]::new);
		Map<String, ProcessDefinition> known = this.asSystem
			.call(() -> this.repository.createProcessDefinitionQuery().processDefinitionIdIn(ids).list())
			.stream()
			.collect(Collectors.toMap(ProcessDefinition::getId, (definition) -> definition));
		return known.values()
			.stream()
			.sorted((first, second) -> Integer.compare(first.getVersion(), second.getVersion()))
			.map((definition) -> new InstanceStory.Definition(definition.getId(), definition.getKey(),
					definition.getName(), definition.getVersion(), definition.getVersionTag()))
			.toList();
	}

	/** What the record says of a case, an improvement or a measure. */
	private Facts facts(String businessKey, String reader) {
		return this.database
			.sql("""
					select f.number, true as of_case, f.status, f.grade, f.grade_reason, f.team,
					may_see(f, :reader) as visible,
					coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as summary
					from feedback f where f.number = :key
					union all
					select i.feedback_number, false, coalesce(m.state, i.state), i.grade, null, coalesce(m.department, i.lead),
					may_see(f, :reader), coalesce(m.title, i.root_cause)
					from improvement i left join measure m on m.improvement_id = i.id and :key = i.number || '-' || m.number
					left join feedback f on f.number = i.feedback_number
					where i.number = substring(:key from '^IM-\\d+-\\d+')
					limit 1""")
			.param("key", businessKey)
			.param("reader", reader)
			.query((row, index) -> new Facts(row.getString("number"), row.getBoolean("of_case"),
					row.getString("status"), row.getString("grade"), row.getString("grade_reason"),
					row.getString("team"), row.getBoolean("visible"), row.getString("summary")))
			.optional()
			.orElse(Facts.NONE);
	}

	private record Facts(String number, boolean ofCase, String status, String grade, String gradeReason, String team,
			boolean visible, String summary) {

		private static final Facts NONE = new Facts(null, false, null, null, null, null, true, null);

	}

}
