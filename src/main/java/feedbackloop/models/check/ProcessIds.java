package feedbackloop.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Each id stands once. Of two reminders of one id the engine forgets one without a word.
 * Of two properties of one name the first counts.
 */
class ProcessIds implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		Set<List<Object>> ids = new HashSet<>();
		model.definitions()
			.all()
			.filter((element) -> !element.id().isEmpty() && !ids.add(List.of(element.id(), within(element))))
			.forEach((element) -> findings.at(element, "idTwice", element.id()));
		model.definitions()
			.all()
			.filter((element) -> element.is(ProcessModel.CAMUNDA, "properties", "inputOutput"))
			.forEach((list) -> names(list, findings));
	}

	/** Ids of listeners count within their task, all others in the whole file. */
	private static Object within(XmlElement element) {
		return element.name().getNamespaceURI().equals(ProcessModel.CAMUNDA) ? element.parent() : "";
	}

	private static void names(XmlElement list, Findings findings) {
		Set<String> names = new HashSet<>();
		list.children()
			.stream()
			.filter((one) -> !names.add(one.name().getLocalPart() + one.attribute("name")))
			.forEach((one) -> findings.at(one, "nameTwice", one.attribute("name")));
	}

}
