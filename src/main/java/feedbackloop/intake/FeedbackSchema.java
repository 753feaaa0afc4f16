package feedbackloop.intake;

import java.math.BigDecimal;
import java.util.Map;

import feedbackloop.feedback.Details;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.stereotype.Component;

/**
 * Names in the documentation of the API what only some channels ask for.
 */
@Component
class FeedbackSchema implements GlobalOpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		Map<?, ?> schemas = (api.getComponents() != null) ? api.getComponents().getSchemas() : null;
		if (schemas != null && schemas.get("Feedback") instanceof Schema<?> feedback) {
			feedback.setAdditionalProperties(null);
			feedback.getProperties().remove("details");
			Details.OF_CHANNELS.forEach((name) -> feedback.addProperty(name, schema(name)));
		}
	}

	private static Schema<?> schema(String name) {
		return switch (name) {
			case "rating" -> new IntegerSchema().format(null).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(5));
			case "link" -> new StringSchema().maxLength(2000).format("uri");
			default -> new StringSchema().maxLength(200);
		};
	}

}
