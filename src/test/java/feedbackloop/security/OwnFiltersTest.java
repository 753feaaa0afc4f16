package feedbackloop.security;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters that people keep in Tasklist: for themselves, and showing what they may see.
 */
@CaseTest
class OwnFiltersTest {

	private static final String FILTERS = "/engine-rest/filter";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ObjectMapper json;

	private final List<String> kept = new ArrayList<>();

	@AfterEach
	void delete() {
		this.kept.forEach((id) -> this.rest.program("admin").delete(FILTERS + "/" + id));
	}

	@Test
	void aFilterIsForWhoeverMadeIt() throws Exception {
		String id = keeps("support", "{}");
		assertThat(filters("support")).contains(id);
		for (String other : new String[] { "support2", "manager", "admin" }) {
			assertThat(filters(other)).as(other).doesNotContain(id);
		}
		for (String other : new String[] { "support2", "manager", "auditor" }) {
			assertThat(this.rest.program(other).get(FILTERS + "/" + id).statusCode()).as(other).isEqualTo(403);
			assertThat(this.rest.program(other).get(FILTERS + "/" + id + "/list?maxResults=5").statusCode()).as(other)
				.isEqualTo(403);
			assertThat(this.rest.program(other).delete(FILTERS + "/" + id).statusCode()).as(other).isEqualTo(403);
		}
		String renamed = filter("二", "{}", null);
		assertThat(this.rest.program("support").putJson(FILTERS + "/" + id, renamed).statusCode()).isEqualTo(204);
		JsonNode filter = read(this.rest.program("support").get(FILTERS + "/" + id));
		assertThat(filter.get("name").asText()).isEqualTo("二");
		assertThat(filter.get("owner").asText()).isEqualTo("support");
		assertThat(this.rest.program("support").delete(FILTERS + "/" + id).statusCode()).isEqualTo(204);
	}

	@Test
	void nobodyPutsAFilterIntoTheListOfAnotherOrChangesASharedOne() throws Exception {
		assertThat(creates("support", filter("一", "{}", "manager")).statusCode()).isEqualTo(400);
		String own = keeps("support", "{}");
		assertThat(this.rest.program("support").putJson(FILTERS + "/" + own, filter("一", "{}", "manager")).statusCode())
			.isEqualTo(400);
		for (JsonNode list : read(this.rest.program("support").get("/api/tasks/lists")).get("lists")) {
			String id = list.get("filter").asText();
			if (!id.equals(own)) {
				assertThat(
						this.rest.program("support").putJson(FILTERS + "/" + id, filter("一", "{}", null)).statusCode())
					.isEqualTo(403);
				assertThat(this.rest.program("support").delete(FILTERS + "/" + id).statusCode()).isEqualTo(403);
			}
		}
		assertThat(creates("auditor", filter("一", "{}", null)).statusCode()).isEqualTo(403);
	}

	@Test
	void aFilterShowsWhatItsOwnerMaySee() throws Exception {
		String number = this.work.submit();
		String triage = this.work.task(number, "triage").getId();
		String ofAll = keeps("engineering", "{\"taskDefinitionKey\": \"triage\"}");
		String ofSupport = keeps("support", "{\"taskDefinitionKey\": \"triage\"}");
		assertThat(list("engineering", ofAll)).doesNotContain(triage);
		assertThat(list("support", ofSupport)).contains(triage);
		String aimed = keeps("engineering", "{\"candidateGroup\": \"support\"}");
		assertThat(list("engineering", aimed)).isEmpty();
	}

	@Test
	void aPersonKeepsAFewFilters() throws Exception {
		for (int i = 0; i < 20; i++) {
			keeps("legal2", "{}");
		}
		HttpResponse<String> oneMore = creates("legal2", filter("一", "{}", null));
		assertThat(oneMore.statusCode()).isEqualTo(400);
		assertThat(oneMore.body()).contains("delete one first");
	}

	@Test
	void aNewFilterStandsBehindThoseOfAllUntilItsOwnerMovesIt() throws Exception {
		String id = keeps("support", "{}");
		assertThat(place(id)).isEqualTo(1000);
		String moved = filter("一", "{}", null).replace("\"properties\":{}", "\"properties\":{\"priority\":5}");
		String early = read(creates("support", moved)).get("id").asText();
		this.kept.add(early);
		assertThat(place(early)).isEqualTo(1000);
		assertThat(this.rest.program("support").putJson(FILTERS + "/" + early, moved).statusCode()).isEqualTo(204);
		assertThat(place(early)).isEqualTo(5);
	}

	private int place(String id) throws Exception {
		return read(this.rest.program("support").get(FILTERS + "/" + id)).at("/properties/priority").asInt();
	}

	private String keeps(String user, String query) throws Exception {
		String id = read(creates(user, filter("一", query, null))).get("id").asText();
		this.kept.add(id);
		return id;
	}

	private HttpResponse<String> creates(String user, String filter) {
		return this.rest.program(user).postJson(FILTERS + "/create", filter);
	}

	private List<String> filters(String user) throws Exception {
		return read(this.rest.program(user).get(FILTERS + "?resourceType=Task&maxResults=2000")).findValuesAsText("id");
	}

	private List<String> list(String user, String filter) throws Exception {
		return read(this.rest.program(user).get(FILTERS + "/" + filter + "/list?maxResults=2000"))
			.findValuesAsText("id");
	}

	private String filter(String name, String query, String owner) throws Exception {
		Map<String, Object> filter = new TreeMap<>(Map.of("resourceType", "Task", "name", name, "query",
				this.json.readTree(query), "properties", Map.of()));
		if (owner != null) {
			filter.put("owner", owner);
		}
		return this.json.writeValueAsString(filter);
	}

	private JsonNode read(HttpResponse<String> answer) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

}
