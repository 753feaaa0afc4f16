package feedbackloop.process;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Finds definitions of tables for the engine. One that this node has read before is not
 * read again, because what it says never changes.
 */
class DecisionDefinitions extends DecisionDefinitionManager {

	@Override
	public DecisionDefinitionEntity findLatestDefinitionById(String id) {
		DecisionDefinitionEntity known = Context.getProcessEngineConfiguration()
			.getDeploymentCache()
			.getDecisionDefinitionCache()
			.get(id);
		return (known != null) ? known : super.findLatestDefinitionById(id);
	}

	/**
	 * Gives this one to the engine wherever it asks for its own.
	 */
	static final class Factory implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return DecisionDefinitionManager.class;
		}

		@Override
		public Session openSession() {
			return new DecisionDefinitions();
		}

	}

}
