package feedbackloop.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.process.OwnFacts;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Puts our guards into the engine: what queries, filters, models and passwords may be.
 */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {

	private final ListableBeanFactory beans;

	EngineGuards(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		Map<Object, Object> modelBeans = new ModelBeans(this.beans);
		configuration.setBeans(modelBeans);
		configuration
			.setExpressionManager(new ModelExpressions(modelBeans, () -> this.beans.getBean(OwnFacts.class).open()));
		configuration.setFilterService(new GuardedFilterService());
		configuration.setIdentityService(new GuardedIdentityService(this.beans));
		configuration.setCustomPreCommandInterceptorsTxRequired(
				with(configuration.getCustomPreCommandInterceptorsTxRequired(), new QueryGuard()));
		configuration
			.setCustomPreBPMNParseListeners(with(configuration.getCustomPreBPMNParseListeners(), new ModelGuard()));
		configuration.setCustomSessionFactories(with(
				with(configuration.getCustomSessionFactories(),
						new TaskAccess.Factory((userId) -> this.beans.getBean(Cases.class).openHiddenFrom(userId))),
				new TaskLists.Factory()));
		configuration.setResourceAuthorizationProvider(new StaffAuthorizations());
		configuration.setPasswordPolicy(new StaffPasswords());
		configuration.setPasswordEncryptor(new StaffPasswordHash());
	}

	@Override
	public void postInit(ProcessEngineConfigurationImpl configuration) {
		TaskLists.addStatements(configuration);
	}

	private static <T> List<T> with(List<T> present, T added) {
		List<T> all = (present != null) ? new ArrayList<>(present) : new ArrayList<>();
		all.add(added);
		return all;
	}

}
