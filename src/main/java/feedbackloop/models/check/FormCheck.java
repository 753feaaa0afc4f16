package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Finding;

import org.springframework.stereotype.Component;

@Component
class FormCheck implements FileCheck {

	@Override
	public ModelFile.Kind kind() {
		return ModelFile.Kind.FORM;
	}

	@Override
	public List<Finding> check(ModelFile file, ModelSet models) {
		return List.of();
	}

}
