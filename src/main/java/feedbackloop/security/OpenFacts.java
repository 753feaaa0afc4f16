package feedbackloop.security;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Comes after all resolvers, so that a condition on a fact that nobody has answered yet
 * can be evaluated: the engine knows no variable then, and would stop the case.
 */
class OpenFacts extends ELResolver {

	private final Supplier<Map<String, Optional<Object>>> facts;

	OpenFacts(Supplier<Map<String, Optional<Object>>> facts) {
		this.facts = facts;
	}

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		Optional<Object> open = (base == null) ? this.facts.get().get(property) : null;
		if (open == null) {
			return null;
		}
		context.setPropertyResolved(true);
		return open.orElse(null);
	}

	@Override
	public Class<?> getType(ELContext context, Object base, Object property) {
		return null;
	}

	@Override
	public void setValue(ELContext context, Object base, Object property, Object value) {
		// It has nothing that could be changed.
	}

	@Override
	public boolean isReadOnly(ELContext context, Object base, Object property) {
		return true;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, Object base) {
		return null;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
		return null;
	}

}
