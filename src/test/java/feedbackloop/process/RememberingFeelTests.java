package feedbackloop.process;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is remembered of FEEL is what it answers.
 */
class RememberingFeelTests {

	private final AtomicInteger asked = new AtomicInteger();

	private final FeelEngine feel = new RememberingFeel(new Counted());

	@Test
	void aCellIsAskedOnceForAValue() {
		for (int i = 0; i < 3; i++) {
			assertThat(holds("\"high\", \"urgent\"", Map.of("grade", "high"))).isTrue();
			assertThat(holds("\"high\", \"urgent\"", Map.of("grade", "low"))).isFalse();
			assertThat(holds("not(\"high\")", Map.of("grade", "high"))).isFalse();
		}
		assertThat(this.asked).hasValue(3);
	}

	@Test
	void whatACellDoesNotNameMakesNoDifference() {
		assertThat(holds("\"high\"", Map.of("grade", "high", "mark", "urgent"))).isTrue();
		assertThat(holds("\"high\"", Map.of("grade", "high", "mark", "normal"))).isTrue();
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void anInputIsAskedAnewWhereItsValueIsAnother() {
		assertThat(value("mark", Map.of("mark", "urgent"))).isEqualTo("urgent");
		assertThat(value("mark", Map.of("mark", "normal"))).isEqualTo("normal");
		assertThat(value("mark", Map.of("mark", "urgent"))).isEqualTo("urgent");
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void aNumberIsNoText() {
		assertThat(holds("5", Map.of("grade", 5))).isTrue();
		assertThat(holds("5", Map.of("grade", "5"))).isFalse();
		assertThat(holds("< 5", Map.of("grade", 4.5))).isTrue();
		assertThat(holds("< 5", Map.of("grade", 5L))).isFalse();
	}

	private boolean holds(String cell, Map<String, Object> facts) {
		return this.feel.evaluateSimpleUnaryTests(cell, "grade", Variables.fromMap(facts).asVariableContext());
	}

	private Object value(String expression, Map<String, Object> facts) {
		return this.feel.evaluateSimpleExpression(expression, Variables.fromMap(facts).asVariableContext());
	}

	private final class Counted implements FeelEngine {

		private final FeelEngine real = new ScalaFeelEngineFactory().createInstance();

		@Override
		public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
			RememberingFeelTests.this.asked.incrementAndGet();
			return this.real.evaluateSimpleExpression(expression, variables);
		}

		@Override
		public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
			RememberingFeelTests.this.asked.incrementAndGet();
			return this.real.evaluateSimpleUnaryTests(tests, input, variables);
		}

	}

}
