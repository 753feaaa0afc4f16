package feedbackloop.security;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/**
 * All addresses that JAX-RS resources of the engine answer, found by their annotations:
 * those of a class, of its interfaces and of the resources that it leads to.
 */
final class EngineEndpoints {

	private final List<Endpoint> found = new ArrayList<>();

	private final Set<String> seen = new HashSet<>();

	/**
	 * What the resource answers below that address.
	 */
	static List<Endpoint> of(String base, Class<?> resource) {
		EngineEndpoints endpoints = new EngineEndpoints();
		endpoints.collect(base, resource, 0);
		return endpoints.found;
	}

	private void collect(String base, Class<?> resource, int depth) {
		if (depth > 6 || !this.seen.add(base + " " + resource.getName())) {
			return;
		}
		for (Method method : resource.getMethods()) {
			Path path = annotation(method, Path.class);
			String address = (path != null) ? base + slash(path.value()) : base;
			HttpMethod http = httpMethod(method);
			if (http != null) {
				this.found.add(new Endpoint(http.value(), address));
			}
			else if (path != null) {
				collect(address, method.getReturnType(), depth + 1);
			}
		}
	}

	private static HttpMethod httpMethod(Method method) {
		return overridden(method).flatMap((one) -> Stream.of(one.getAnnotations()))
			.map((annotation) -> annotation.annotationType().getAnnotation(HttpMethod.class))
			.filter((http) -> http != null)
			.findFirst()
			.orElse(null);
	}

	private static <T extends Annotation> T annotation(Method method, Class<T> type) {
		return overridden(method).map((one) -> one.getAnnotation(type))
			.filter((found) -> found != null)
			.findFirst()
			.orElse(null);
	}

	/** The method with those of the types above that it implements. */
	private static Stream<Method> overridden(Method method) {
		List<Method> methods = new ArrayList<>(List.of(method));
		for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
			for (Class<?> above : type.getInterfaces()) {
				Stream.of(above.getMethods())
					.filter((other) -> other.getName().equals(method.getName())
							&& List.of(other.getParameterTypes()).equals(List.of(method.getParameterTypes())))
					.forEach(methods::add);
			}
		}
		return methods.stream();
	}

	private static String slash(String path) {
		return path.startsWith("/") ? path : "/" + path;
	}

	/**
	 * One of them, with its parameters in braces.
	 */
	record Endpoint(String method, String path) {

	}

}
