package feedbackloop.security;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/**
 * Evaluates the expressions of models within narrow walls: variables, the beans marked
 * for models, and values that {@link ModelReach} lets through. An expression may stand
 * outside a case, as in the query of a filter. It then reaches the engine's functions and
 * {@link EndOfToday}, and nothing else.
 */
class ModelExpressions extends JuelExpressionManager {

	private final Supplier<Map<String, Optional<Object>>> ownFacts;

	ModelExpressions(Map<Object, Object> beans, Supplier<Map<String, Optional<Object>>> ownFacts) {
		super(beans);
		this.ownFacts = ownFacts;
		addFunction(EndOfToday.FUNCTION, EndOfToday.function());
	}

	@Override
	protected ELResolver createElResolver() {
		CompositeELResolver resolver = new CompositeELResolver();
		resolver.add(new ModelReach());
		resolver.add(new VariableScopeElResolver());
		resolver.add(new VariableContextElResolver());
		resolver.add(new ReadOnlyMapELResolver(this.beans));
		resolver.add(new ArrayELResolver());
		resolver.add(new ListELResolver());
		resolver.add(new MapELResolver());
		resolver.add(new BeanELResolver());
		resolver.add(new OpenFacts(this.ownFacts));
		return resolver;
	}

	@Override
	public ELContext getElContext(VariableScope scope) {
		if (scope != null) {
			return super.getElContext(scope);
		}
		ensureInitialized();
		ProcessEngineElContext context = new ProcessEngineElContext(this.functionMapper, new CompositeELResolver());
		context.putContext(ExpressionFactory.class, this.expressionFactory);
		return context;
	}

}
