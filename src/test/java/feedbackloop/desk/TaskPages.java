package feedbackloop.desk;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.security.Caller;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person's browser without scripts at {@code /tasks}: it sends what a form of a page
 * holds, as browsers do.
 */
final class TaskPages {

	private final Caller browser;

	private Document page;

	TaskPages(int port, String userId) {
		this.browser = Caller.browser(port);
		this.browser.signIn(userId);
	}

	/**
	 * Opens a page and expects that it is shown.
	 */
	Document open(String path) {
		return shows(this.browser.get(path), 200);
	}

	Document refusedPage(String path, int status) {
		return shows(this.browser.get(path), status);
	}

	HttpResponse<String> get(String path) {
		return this.browser.get(path);
	}

	Document page() {
		return this.page;
	}

	/**
	 * Writes values into the form of the page, rows of lists too.
	 */
	TaskPages fillIn(Map<String, Object> values) {
		values.forEach((name, value) -> {
			if (value instanceof List<?> rows && !rows.isEmpty() && rows.get(0) instanceof Map) {
				fillIn(name, rows);
			}
			else {
				set(name, value);
			}
		});
		return this;
	}

	private void fillIn(String list, List<?> rows) {
		while (rowsOf(list) < rows.size()) {
			shows(press("add:" + list), 200);
		}
		while (rowsOf(list) > rows.size()) {
			shows(press("remove:" + list + ":" + rowsOf(list)), 200);
		}
		Map<String, Object> cells = new LinkedHashMap<>();
		for (int row = 1; row <= rows.size(); row++) {
			String prefix = list + "[" + row + "].";
			((Map<?, ?>) rows.get(row - 1)).forEach((name, value) -> cells.put(prefix + name, value));
		}
		cells.forEach(this::set);
		// What can be chosen there may depend on what stands elsewhere now.
		shows(press("save"), 200);
		cells.forEach(this::set);
	}

	private int rowsOf(String list) {
		return Integer.parseInt(one(list).attr("value"));
	}

	private void set(String name, Object value) {
		List<Element> inputs = named(name);
		assertThat(inputs).as("%s on the page", name).isNotEmpty();
		List<String> chosen = (value instanceof List<?> several) ? several.stream().map(Object::toString).toList()
				: List.of(String.valueOf(value));
		for (Element input : inputs) {
			if (input.is("[type=radio], [type=checkbox]")) {
				input.attr("checked", chosen.contains(input.attr("value")));
			}
			else if (input.is("select")) {
				input.select("option")
					.forEach((option) -> option.attr("selected", chosen.contains(option.attr("value"))));
			}
			else if (input.is("textarea")) {
				input.text(chosen.get(0));
			}
			else {
				input.attr("value", chosen.get(0));
			}
		}
	}

	/** What stands in the field of that name. */
	String value(String name) {
		Element input = one(name);
		if (input.is("[type=radio]")) {
			return named(name).stream()
				.filter((radio) -> radio.hasAttr("checked"))
				.map((radio) -> radio.attr("value"))
				.findFirst()
				.orElse(null);
		}
		return input.is("textarea") ? input.wholeText()
				: input.is("select") ? input.select("[selected]").attr("value") : input.attr("value");
	}

	private Element one(String name) {
		List<Element> inputs = named(name);
		assertThat(inputs).as("%s on the page", name).isNotEmpty();
		return inputs.get(0);
	}

	private List<Element> named(String name) {
		return this.page.select("#task-form [name]")
			.stream()
			.filter((input) -> input.attr("name").equals(name))
			.toList();
	}

	/**
	 * Presses a button of the form.
	 */
	HttpResponse<String> press(String act) {
		Element form = this.page.getElementById("task-form");
		return send(form.attr("action"), form, act);
	}

	/**
	 * Presses a button and expects that the page comes back with that status.
	 */
	Document refused(String act, int status) {
		return shows(press(act), status);
	}

	/**
	 * Completes the task and reads what came of it.
	 */
	Document completes() {
		HttpResponse<String> answer = press("complete");
		assertThat(answer.statusCode()).as(Jsoup.parse(answer.body()).select("#problems").text()).isEqualTo(302);
		return open(answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", ""));
	}

	/**
	 * Presses a button that stands alone, such as one that claims a task of the list.
	 */
	HttpResponse<String> press(String address, String act) {
		String token = "_csrf=" + encoded(this.page.select("[name=_csrf]").get(0).attr("value"));
		return this.browser.send("POST", address, "application/x-www-form-urlencoded", token + "&do=" + encoded(act));
	}

	/**
	 * The numbers of the cases in a list, page by page, with whether each task is free.
	 */
	Map<String, Boolean> list(String list) {
		Map<String, Boolean> found = new LinkedHashMap<>();
		String address = "/tasks?list=" + list;
		while (address != null) {
			Document here = open(address);
			assertThat(here.select("#work li").size()).isLessThanOrEqualTo(20);
			here.select("#work li")
				.forEach((row) -> found.put(row.select(".unbroken").text() + " " + row.attr("data-task"),
						!row.select("form").isEmpty()));
			address = here.select("a[rel=next]").stream().map((next) -> next.attr("href")).findFirst().orElse(null);
		}
		return found;
	}

	/** A task in that list, on whichever of its pages. */
	Element row(String list, String taskId) {
		Document here = open("/tasks?list=" + list);
		while (here.getElementsByAttributeValue("data-task", taskId).isEmpty()) {
			here = open(here.select("a[rel=next]").attr("href"));
		}
		return here.getElementsByAttributeValue("data-task", taskId).first();
	}

	/** Sends the form as a script does that saves drafts. */
	HttpResponse<String> saves() {
		Element form = this.page.getElementById("task-form");
		return send(form.attr("action") + "/draft", form, null);
	}

	private HttpResponse<String> send(String action, Element form, String act) {
		List<String> sent = new ArrayList<>();
		for (Element input : form.select("input[name], select[name], textarea[name]")) {
			boolean open = input.is("[type=radio], [type=checkbox]") && !input.hasAttr("checked");
			if (!input.hasAttr("disabled") && !open) {
				String value = input.is("textarea") ? input.wholeText().replace("\n", "\r\n")
						: input.is("select") ? input.select("[selected]").attr("value") : input.attr("value");
				sent.add(encoded(input.attr("name")) + "=" + encoded(value));
			}
		}
		if (act != null) {
			sent.add("do=" + encoded(act));
		}
		return this.browser.send("POST", action, "application/x-www-form-urlencoded", String.join("&", sent));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private Document shows(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		this.page = Jsoup.parse(answer.body());
		return this.page;
	}

	/** What is said to be wrong, by the place that each sentence leads to. */
	Map<String, String> problems() {
		return this.page.select("#problems a")
			.stream()
			.collect(Collectors.toMap((link) -> link.attr("href"), Element::text, (one, other) -> one,
					LinkedHashMap::new));
	}

}
