package feedbackloop.security;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an expression in a model reaches, and the 36 ways out that it must not find.
 */
public class ModelExpressionsTests {

	private final Marker marker = new Marker();

	private final ModelExpressions expressions = new ModelExpressions(beans(),
			() -> Map.of("amount", Optional.empty(), "known", Optional.of(false)));

	private Map<Object, Object> beans() {
		Map<Object, Object> beans = new HashMap<>();
		beans.put("marker", this.marker);
		beans.put("facts", Map.of("grade", "urgent", "class", "a word"));
		beans.put("teams", List.of("quality", "support"));
		beans.put("someClass", String.class);
		beans.put("loader", getClass().getClassLoader());
		beans.put("runtime", Runtime.getRuntime());
		beans.put("method", Object.class.getMethods()[0]);
		beans.put("thread", Thread.currentThread());
		beans.put("builder", new ProcessBuilder("true"));
		beans.put("foreign", new StringBuilder("not for models"));
		return beans;
	}

	@ParameterizedTest
	@ValueSource(strings = { "${marker.class}", "${marker.getClass()}",
			"${marker.getClass().forName('java.lang.Runtime')}", "${marker['class']}", "${marker['getClass']()}",
			"${''.class}", "${''.getClass()}", "${''.getClass().getClassLoader()}", "${''.class.name}",
			"${facts.getClass()}", "${teams.getClass()}", "${teams.class}", "${execution.class.classLoader}",
			"${execution.getClass()}", "${execution.processEngineServices}",
			"${execution.getProcessEngineServices().getRepositoryService()}", "${execution.processEngine}",
			"${someClass.forName('marker')}", "${someClass.name}", "${loader.loadClass('java.lang.System')}",
			"${loader.parent}", "${runtime.exec('true')}", "${runtime.availableProcessors()}",
			"${method.invoke(marker)}", "${method.name}", "${thread.contextClassLoader}", "${builder.start()}",
			"${foreign.append('x')}", "${foreign.length()}", "${marker.touched.getClass()}",
			"${applicationContext.getBean('marker')}", "${systemProperties['user.home']}", "${environment}",
			"${marker.unmarked.touch()}", "${facts.size().getClass()}", "${true.class}" })
	void noExpressionLeavesTheCase(String payload) {
		assertThatExceptionOfType(ELException.class).isThrownBy(() -> valueInCase(payload))
			.withMessageMatching("An expression must not .*|Cannot (find|resolve) .*");
		assertThat(this.marker.touched).isZero();
	}

	@Test
	void anExpressionMustNotChangeAnything() {
		ValueExpression grade = this.expressions.createValueExpression("${facts.grade}");
		assertThatExceptionOfType(ELException.class)
			.isThrownBy(() -> grade.setValue(this.expressions.getElContext(new CaseWithoutVariables()), "low"))
			.withMessage("An expression must not change 'grade'");
	}

	@Test
	void whatModelsNeedIsWithinReach() {
		assertThat(valueInCase("${facts.grade == 'urgent'}")).isEqualTo(true);
		assertThat(valueInCase("${teams.contains('quality')}")).isEqualTo(true);
		assertThat(valueInCase("${teams[1]}")).isEqualTo("support");
		assertThat(valueInCase("${facts['class']}")).isEqualTo("a word");
		assertThat(valueInCase("#{facts.grade}-#{teams[0]}")).isEqualTo("urgent-quality");
		assertThat(valueInCase("${marker.touch()}")).isEqualTo("touched");
		assertThat(valueInCase("${marker.due(execution, 'triage').time}")).isEqualTo(0L);
		assertThat(this.marker.touched).isEqualTo(1);
	}

	@Test
	void aFactThatNobodyHasAnsweredYetStopsNothing() {
		assertThat(valueInCase("${amount > 3}")).isEqualTo(false);
		assertThat(valueInCase("${amount == null}")).isEqualTo(true);
		assertThat(valueInCase("${known}")).isEqualTo(false);
		assertThatExceptionOfType(ELException.class).isThrownBy(() -> valueInCase("${amuont > 3}"));
	}

	@Test
	void outsideACaseThereAreFunctionsOnly() {
		for (String payload : List.of("${marker.touch()}", "${facts.grade}", "${''.getClass()}", "${'a'.length()}")) {
			assertThatExceptionOfType(ELException.class).as(payload)
				.isThrownBy(() -> value(payload, null))
				.withMessageMatching("Cannot (find|resolve) .*");
		}
		assertThat(this.marker.touched).isZero();
	}

	private Object valueInCase(String expression) {
		return value(expression, new CaseWithoutVariables());
	}

	private Object value(String expression, VariableScope scope) {
		return this.expressions.createValueExpression(expression).getValue(this.expressions.getElContext(scope));
	}

	private static final class CaseWithoutVariables extends ExecutionEntity {

		@Override
		public boolean hasVariable(String name) {
			return false;
		}

	}

	@ModelBean
	public static class Marker {

		private int touched;

		public String touch() {
			this.touched++;
			return "touched";
		}

		public int getTouched() {
			return this.touched;
		}

		public Date due(Object execution, String stage) {
			return new Date(0);
		}

		public Unmarked getUnmarked() {
			return new Unmarked();
		}

	}

	public static class Unmarked {

		public String touch() {
			return "out of reach";
		}

	}

}
