package feedbackloop.security;

import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

import org.springframework.core.annotation.AnnotationUtils;

/**
 * Stands before all resolvers of an expression. Lets it read from, and call, only plain
 * values, collections, the running case and the beans marked for models. So no expression
 * gets from one of these to classes, class loaders, reflection, the runtime or the
 * engine's services. It resolves nothing itself.
 */
class ModelReach extends ELResolver {

	/** What leads out of an object that is itself harmless. */
	private static final Set<String> WAYS_OUT = Set.of("class", "getclass", "declaringclass", "getdeclaringclass",
			"processengineservices", "getprocessengineservices", "processengine", "getprocessengine");

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		checkReading(base, property);
		return null;
	}

	@Override
	public Class<?> getType(ELContext context, Object base, Object property) {
		checkReading(base, property);
		return null;
	}

	@Override
	public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
		checkReach(base);
		checkName(method);
		return null;
	}

	@Override
	public void setValue(ELContext context, Object base, Object property, Object value) {
		throw new ELException("An expression must not change '" + property + "'");
	}

	@Override
	public boolean isReadOnly(ELContext context, Object base, Object property) {
		return true;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
		return null;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, Object base) {
		return null;
	}

	private static void checkReading(Object base, Object property) {
		if (base == null) {
			return;
		}
		checkReach(base);
		// A map's properties are its keys, which may have any name.
		if (!(base instanceof Map<?, ?>)) {
			checkName(property);
		}
	}

	private static void checkReach(Object base) {
		if (!isWithinReach(base)) {
			throw new ELException("An expression must not use a " + base.getClass().getSimpleName());
		}
	}

	private static void checkName(Object name) {
		if (WAYS_OUT.contains(String.valueOf(name).toLowerCase(Locale.ROOT))) {
			throw new ELException("An expression must not ask for '" + name + "'");
		}
	}

	private static boolean isWithinReach(Object base) {
		Class<?> type = base.getClass();
		if (type.isArray()) {
			return isPlain(type.getComponentType());
		}
		return base instanceof Map<?, ?> || base instanceof Collection<?> || base instanceof VariableScope
				|| base instanceof Date || isPlain(type)
				|| AnnotationUtils.findAnnotation(type, ModelBean.class) != null;
	}

	private static boolean isPlain(Class<?> type) {
		return type.isPrimitive() || type == String.class || type == Boolean.class || type == Character.class
				|| Number.class.isAssignableFrom(type) || type.isEnum() || type.getName().startsWith("java.time.")
				|| type.getName().startsWith("org.camunda.spin.");
	}

}
