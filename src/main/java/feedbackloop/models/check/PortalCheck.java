package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.Unreadable;

import org.springframework.stereotype.Component;

/**
 * Checks the form of an entrance, which everybody may open: what a form of a task is held
 * against, and what protects those who fill it in.
 */
@Component
class PortalCheck implements KindCheck {

	private final List<FormRule> rules = List.of(new FormVocabulary(), new FormComponents(), new FormNames(),
			new FormAnswers(), new FormChoices(), new FormLimits(), new FormDefaults(), new FormVisibility(),
			new FormExpressions(), new PortalRule());

	@Override
	public ModelFile.Kind kind() {
		return ModelFile.Kind.PORTAL;
	}

	@Override
	public List<Finding> check(ModelFile file, ModelSet models) {
		Findings findings = new Findings(file.name());
		try {
			FormModel form = FormModel.read(file.text());
			FormCheck.header(file, form.root(), findings);
			this.rules.forEach((rule) -> rule.check(file.key(), form.fields(), models, findings));
		}
		catch (Unreadable ex) {
			findings.add(ex);
		}
		return findings.all();
	}

}
