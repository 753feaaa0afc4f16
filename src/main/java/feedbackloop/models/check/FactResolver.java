package feedbackloop.models.check;

import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Gives expressions the values of facts, whichever way they ask for them.
 */
final class FactResolver extends ELResolver {

	private static final Set<String> STEPS = Set.of("execution", "task");

	private static final Set<String> OF_A_FACT = Set.of("getVariable", "hasVariable");

	private final Map<String, Object> values;

	FactResolver(Map<String, Object> values) {
		this.values = values;
	}

	/** Whether the name is that of the running step itself. */
	static boolean isStep(String name) {
		return STEPS.contains(name);
	}

	/**
	 * The name under which the answer to a call is a fact.
	 */
	static String name(String on, String method, Object[] arguments) {
		if (isStep(on) && OF_A_FACT.contains(method) && arguments.length == 1) {
			return String.valueOf(arguments[0]);
		}
		return on + "." + method
				+ Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
	}

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		context.setPropertyResolved(true);
		String name = String.valueOf(property);
		return (isStep(name) || !this.values.containsKey(name)) ? new Named(name) : this.values.get(name);
	}

	@Override
	public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
		context.setPropertyResolved(true);
		Object value = this.values.get(name(String.valueOf(base), String.valueOf(method), arguments));
		return "hasVariable".equals(method) ? value != null : value;
	}

	@Override
	public Class<?> getType(ELContext context, Object base, Object property) {
		return Object.class;
	}

	@Override
	public void setValue(ELContext context, Object base, Object property, Object value) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isReadOnly(ELContext context, Object base, Object property) {
		return true;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
		return Collections.emptyIterator();
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, Object base) {
		return Object.class;
	}

	/** A bean, or the running step, of which only the name counts. */
	private record Named(String name) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
