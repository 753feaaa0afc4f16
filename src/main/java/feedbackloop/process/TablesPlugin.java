package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

import org.springframework.stereotype.Component;

/**
 * Lets the engine remember tables and what their cells answer. FEEL builds all its
 * functions anew at every cell, which took a seventh of the work on a case.
 */
@Component
class TablesPlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		var tables = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
		tables.setFeelEngineFactory(() -> new RememberingFeel(new ScalaFeelEngineFactory().createInstance()));
		configuration.setDmnEngineConfiguration(tables);
		List<SessionFactory> factories = new ArrayList<>(
				Objects.requireNonNullElse(configuration.getCustomSessionFactories(), List.of()));
		factories.add(new DecisionDefinitions.Factory());
		configuration.setCustomSessionFactories(factories);
	}

}
