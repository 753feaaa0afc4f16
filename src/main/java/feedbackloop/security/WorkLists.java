package feedbackloop.security;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.filter.Filter;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The work lists of whoever is signed in at the engine, with the number of their tasks.
 */
@RestController
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class WorkLists {

	private static final int MOST_LISTS = 50;

	/** A list of more is long, and counting on would take time for everybody. */
	private static final int MOST_TASKS = 100;

	private final GuardedFilterService filters;

	private final SharedFilters shared;

	WorkLists(FilterService filters, SharedFilters shared) {
		this.filters = (GuardedFilterService) filters;
		this.shared = shared;
	}

	@GetMapping(path = "/api/tasks/lists", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "The caller's work lists with the number of their tasks, counted to 100, and where to start")
	Lists lists() {
		List<Filter> all = this.filters.createTaskFilterQuery().listPage(0, MOST_LISTS);
		List<Long> counts = this.filters.counts(all, MOST_TASKS);
		List<WorkList> lists = IntStream.range(0, all.size())
			.mapToObj((i) -> new WorkList(all.get(i).getId(), counts.get(i)))
			.toList();
		boolean shares = SignedIn.current().filter((who) -> who.groups().contains(Groups.CAMUNDA_ADMIN)).isPresent();
		return new Lists(lists, start(lists), shares);
	}

	/** Where there is something to do: one's own tasks, else those of the teams. */
	private String start(List<WorkList> lists) {
		Map<String, String> ids = this.shared.ids();
		String mine = ids.get(SharedFilters.MINE);
		boolean busy = lists.stream().anyMatch((list) -> list.filter().equals(mine) && list.count() > 0);
		return busy ? mine : ids.get(SharedFilters.QUEUE);
	}

	/**
	 * All lists of a person.
	 *
	 * @param start the id of the one to begin with
	 * @param shares whether the person may show lists to others
	 */
	@Schema(name = "WorkLists")
	record Lists(List<WorkList> lists, String start, boolean shares) {

	}

	/**
	 * One list.
	 *
	 * @param filter the id of its filter
	 * @param count how many tasks it has; 100 stands for 100 and more
	 */
	@Schema(name = "WorkList")
	record WorkList(String filter, long count) {

	}

}
