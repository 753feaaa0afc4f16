package feedbackloop.notation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The one process of a file, and what is none.
 */
class ProcessModelTests {

	private static final String TEXT = """
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
			    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:x="urn:x" targetNamespace="t">
			  <process id="p" name="P">
			    <subProcess id="part">
			      <userTask id="ask" camunda:formRef="asked"/>
			    </subProcess>
			    <x:userTask id="other" camunda:formRef="other"/>
			    <businessRuleTask id="decide" camunda:decisionRef="grade"/>
			    <callActivity id="call" calledElement="q"/>
			  </process>
			</definitions>
			""";

	private final ProcessModel process = ProcessModel.read(TEXT);

	@Test
	void whatItShowsAsksAndCallsIsFound() {
		assertThat(this.process.userTasks()).extracting(XmlElement::id).containsExactly("ask");
		assertThat(this.process.uses("asked")).isTrue();
		assertThat(this.process.uses("other")).isFalse();
		assertThat(this.process.asking("grade")).extracting(XmlElement::id).containsExactly("decide");
		assertThat(this.process.asking("routing")).isEmpty();
		assertThat(this.process.calls("q")).isTrue();
		assertThat(this.process.calls("p")).isFalse();
	}

	@Test
	void whatIsNotExactlyOneProcessIsRefused() {
		refuses("<definitions/>", "line 1", "notBpmn");
		refuses(TEXT.replace("<process", "<collaboration").replace("</process", "</collaboration"), "", "processCount");
		refuses(TEXT.replace("</definitions>", "<process id=\"q\"/></definitions>"), "", "processCount");
		refuses(TEXT.replace("</process>", ""), "line 11", "xmlBroken");
	}

	private static void refuses(String text, String place, String code) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ProcessModel.read(text))
			.satisfies((refused) -> assertThat(refused.in("processes/p.bpmn")).extracting(Finding::place, Finding::code)
				.containsExactly(place, code));
	}

}
