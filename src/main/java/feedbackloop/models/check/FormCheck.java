package feedbackloop.models.check;

import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Finding;

import org.springframework.stereotype.Component;

/**
 * Checks a form: that Tasklist 7.24 (form-js 1.8.7) can show it, that it submits what its
 * task accepts, and that it shows nothing but our own words.
 */
@Component
class FormCheck implements FileCheck {

	private static final int LARGEST = 256_000;

	private static final int DEEPEST = 40;

	private static final ObjectMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
			.build())
		.build();

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
		JsonNode form = read(file, findings);
		if (form != null) {
			header(file, form, findings);
			List<FormField> fields = FormField.of(form);
			this.rules.forEach((rule) -> rule.check(file.key(), fields, models, findings));
		}
		return findings.all();
	}

	private static JsonNode read(ModelFile file, Findings findings) {
		if (file.text().length() > LARGEST) {
			findings.at("", "tooLarge", LARGEST);
			return null;
		}
		try {
			JsonNode form = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(file.text());
			if (form.isObject() && form.path("components").isArray()) {
				return form;
			}
			findings.at("", "notAForm");
		}
		catch (JsonProcessingException ex) {
			int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1;
			findings.at("line " + line, "jsonBroken", ex.getOriginalMessage());
		}
		return null;
	}

	private static void header(ModelFile file, JsonNode form, Findings findings) {
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
