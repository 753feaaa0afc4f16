package feedbackloop.audit.history;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Grades;
import feedbackloop.words.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Cockpit shows of the past: reads only, masked. Who looked at which instance or
 * case, or searched by what, is written down.
 */
@RestController
@RequestMapping(path = "/api/history", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History", description = "For auditors, owners, managers and administrators; session or HTTP Basic")
class HistoryApi {

	private final Instances instances;

	private final InstanceReader reader;

	private final CaseQuestions questions;

	private final PastTables tables;

	private final Directory directory;

	private final Words words;

	private final AccessLog accesses;

	HistoryApi(Instances instances, InstanceReader reader, CaseQuestions questions, PastTables tables,
			Directory directory, Words words, AccessLog accesses) {
		this.instances = instances;
		this.reader = reader;
		this.questions = questions;
		this.tables = tables;
		this.directory = directory;
		this.words = words;
		this.accesses = accesses;
	}

	@GetMapping("/instances")
	@Operation(summary = "Process instances, running and finished, that fit all that is given, the newest first")
	@Parameter(in = ParameterIn.QUERY, name = "key", description = "Key of the process, such as feedback")
	@Parameter(in = ParameterIn.QUERY, name = "definition", description = "Id of one version of the process")
	@Parameter(in = ParameterIn.QUERY, name = "number", description = "Complete number of a case or an improvement")
	@Parameter(in = ParameterIn.QUERY, name = "state", description = "running, ended, or what became of the case")
	@Parameter(in = ParameterIn.QUERY, name = "grade", description = "urgent, high, medium, low")
	@Parameter(in = ParameterIn.QUERY, name = "team", description = "Group that answers, leads or carries out")
	@Parameter(in = ParameterIn.QUERY, name = "overdue", description = "true: a deadline passed before it was met")
	@Parameter(in = ParameterIn.QUERY, name = "person", description = "User id of who did something in it")
	@Parameter(in = ParameterIn.QUERY, name = "decision", description = "Key of a decision table that was asked")
	@Parameter(in = ParameterIn.QUERY, name = "rule", description = "Id of the rule of that table that matched")
	@Parameter(in = ParameterIn.QUERY, name = "startedFrom", description = "ISO date")
	@Parameter(in = ParameterIn.QUERY, name = "startedTo", description = "ISO date, included")
	@Parameter(in = ParameterIn.QUERY, name = "after", description = "next of the page before")
	@Parameter(in = ParameterIn.QUERY, name = "size", description = "1 to 200, 50 if not given")
	InstancePage find(@Parameter(hidden = true) @RequestParam Map<String, String> query, Principal user,
			HttpServletRequest request) {
		InstanceQuery asked = InstanceQuery.of(query);
		InstancePage page = this.instances.find(asked, user.getName());
		this.accesses.note(user.getName(), Kind.SEARCH, asked.number(),
				"/api/history/instances?" + String.valueOf(request.getQueryString()));
		return page;
	}

	@GetMapping("/instances/{id}")
	@Operation(summary = "One process instance with everything that happened in it")
	InstanceStory read(@PathVariable String id, Principal user) {
		InstanceStory story = this.reader.read(id, user.getName());
		this.accesses.note(user.getName(), Kind.HISTORY_VIEW, story.head().number(), "/api/history/instances/" + id);
		return story;
	}

	@GetMapping("/cases/{number}")
	@Operation(summary = "Why a case got its grade, whether it was in time, who decided what")
	CaseAnswers answers(@PathVariable String number, Principal user) {
		CaseAnswers answers = this.questions.of(number, user.getName());
		this.accesses.note(user.getName(), Kind.HISTORY_VIEW, number, "/api/history/cases/" + number);
		return answers;
	}

	@GetMapping("/choices")
	@Operation(summary = "The states, grades and teams that may be searched for, in words")
	Choices choices() {
		return new Choices(named("status", InstanceQuery.STATES), named("grade", Grades.ALL),
				named("group", this.directory.teams()));
	}

	private List<Named> named(String kind, List<String> keys) {
		return keys.stream().map((key) -> Named.of(this.words, kind, key)).toList();
	}

	@GetMapping("/tables")
	@Operation(summary = "The decision tables of today")
	List<TableAsItWas.Name> tables() {
		return this.tables.tables();
	}

	@GetMapping("/tables/{definitionId}")
	@Operation(summary = "One version of a decision table")
	TableAsItWas table(@PathVariable String definitionId) {
		return this.tables.table(definitionId);
	}

	/** What may be searched for. */
	@Schema(name = "HistoryChoices")
	record Choices(List<Named> states, List<Named> grades, List<Named> teams) {

	}

}
