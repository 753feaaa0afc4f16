package feedbackloop.models.check;

import java.beans.Introspector;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import feedbackloop.process.ModelBean;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The classes of the beans that models may name. They are found on the class path, so
 * that the check needs no running application.
 */
final class ModelBeanClasses {

	private static final String ROOT = "feedbackloop";

	private static final Map<String, Class<?>> CLASSES = scan();

	private ModelBeanClasses() {
	}

	/**
	 * By the name of the bean.
	 */
	static Map<String, Class<?>> all() {
		return CLASSES;
	}

	private static Map<String, Class<?>> scan() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ModelBean.class));
		scanner.addIncludeFilter(
				(type, types) -> type.getAnnotationMetadata().hasAnnotatedMethods(ModelBean.class.getName()));
		Map<String, Class<?>> classes = new TreeMap<>();
		for (BeanDefinition bean : scanner.findCandidateComponents(ROOT)) {
			Class<?> type = ClassUtils.resolveClassName(bean.getBeanClassName(),
					ModelBeanClasses.class.getClassLoader());
			if (!type.isMemberClass()) {
				add(type, classes);
			}
		}
		return classes;
	}

	private static void add(Class<?> type, Map<String, Class<?>> classes) {
		if (type.isAnnotationPresent(ModelBean.class)) {
			classes.put(Introspector.decapitalize(type.getSimpleName()), type);
		}
		Stream.of(type.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(ModelBean.class))
			.forEach((method) -> classes.put(method.getName(), method.getReturnType()));
	}

}
