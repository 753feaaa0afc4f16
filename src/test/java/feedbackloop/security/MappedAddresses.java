package feedbackloop.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.security.EngineEndpoints.Endpoint;
import jakarta.ws.rs.Path;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Every address there is: ours, those of engine-rest and of the web apps, found and not
 * listed, save for what is served from files.
 */
final class MappedAddresses {

	private static final List<String> FILES = List.of("/css/sign-in.css", "/favicon.ico", "/nowhere",
			"/webjars/bpmn-js/8.0.0/x.js", "/camunda", "/camunda/", "/camunda/lib/deps.js",
			"/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
			"/camunda/app/welcome/default/");

	private static final Map<String, Set<Class<?>>> WEB_APPS = Map.of("/camunda/api/admin",
			new AdminApplication().getClasses(), "/camunda/api/cockpit", new CockpitApplication().getClasses(),
			"/camunda/api/tasklist", new TasklistApplication().getClasses(), "/camunda/api/welcome",
			new WelcomeApplication().getClasses());

	private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)/\\{\\s*([\\w-]+)[^/]*}|\\{\\s*([\\w-]+)[^/]*}");

	private MappedAddresses() {
	}

	static List<Endpoint> all(Set<RequestMappingInfo> ours) {
		List<Endpoint> all = new ArrayList<>();
		ours.forEach((mapping) -> mapping.getPatternValues()
			.forEach((path) -> methods(mapping).forEach((method) -> all.add(new Endpoint(method, path)))));
		FILES.forEach((path) -> all.add(new Endpoint("GET", path)));
		all.add(new Endpoint("POST", "/login"));
		all.addAll(EngineEndpoints.of("/engine-rest", DefaultProcessEngineRestServiceImpl.class));
		all.addAll(EngineEndpoints.of("/camunda/api/engine/engine", NamedProcessEngineRestServiceImpl.class));
		WEB_APPS.forEach((base, resources) -> resources.stream()
			.filter((resource) -> resource.isAnnotationPresent(Path.class))
			.forEach((resource) -> all
				.addAll(EngineEndpoints.of(base + "/" + resource.getAnnotation(Path.class).value(), resource))));
		return all;
	}

	/**
	 * Whether it is below a resource of engine-rest, where the web apps have the same.
	 */
	static boolean isTwice(Endpoint one) {
		return one.path().startsWith("/engine-rest/") && !one.path().matches("/engine-rest/[^/]+(/\\{[^/]+})?");
	}

	static Stream<String> methods(RequestMappingInfo mapping) {
		Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
		return methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name);
	}

	/**
	 * The path with an id in the place of each parameter.
	 * @param ids by the segment before the parameter, or by its name
	 */
	static String filled(String path, Map<String, String> ids) {
		return PARAMETER.matcher(path).replaceAll((one) -> {
			String name = (one.group(2) != null) ? one.group(2) : one.group(3);
			String before = (one.group(1) != null) ? one.group(1) : "";
			String id = ids.getOrDefault(name, ids.getOrDefault(before, "1"));
			return Matcher.quoteReplacement(before.isEmpty() ? id : before + "/" + id);
		}).replaceAll("[*]+", "x");
	}

}
