package feedbackloop.models.check;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.Unreadable;

import org.springframework.stereotype.Component;

/**
 * Checks that Tasklist 7.24 (form-js 1.8.7) can show a form. The form must submit what
 * its task accepts, and show nothing but our own words.
 */
@Component
class FormCheck implements KindCheck {

	private final List<FormRule> rules = List.of(new FormVocabulary(), new FormComponents(), new FormNames(),
			new FormAnswers(), new FormChoices(), new FormLimits(), new FormDefaults(), new FormVisibility(),
			new FormExpressions());

	@Override
	public ModelFile.Kind kind() {
		return ModelFile.Kind.FORM;
	}

	@Override
	public List<Finding> check(ModelFile file, ModelSet models) {
		Findings findings = new Findings(file.name());
		try {
			FormModel form = FormModel.read(file.text());
			header(file, form.root(), findings);
			this.rules.forEach((rule) -> rule.check(file.key(), form.fields(), models, findings));
			if (!ProcessNames.uses(file.key(), models)) {
				findings.warnAt("", "formUnused", file.key());
			}
		}
		catch (Unreadable ex) {
			findings.add(ex);
		}
		return findings.all();
	}

	static void header(ModelFile file, JsonNode form, Findings findings) {
		if (!form.path("id").asText().equals(file.key())) {
			findings.at("id", "formIdIsNotFile", form.path("id").asText(), file.key());
		}
		if (!form.path("type").asText().equals("default")) {
			findings.at("type", "notAForm");
		}
		// form-js pays no heed to the version: what counts is what stands in the form.
		if (!form.path("executionPlatform").asText("Camunda Platform").equals("Camunda Platform")) {
			findings.at("executionPlatform", "formPlatform", form.path("executionPlatform").asText());
		}
	}

}
