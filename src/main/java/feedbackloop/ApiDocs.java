package feedbackloop;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The head of the API documentation at {@code /api/docs}.
 */
@Configuration
class ApiDocs {

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("反馈闭环 Feedback Loop")
			.version("1")
			.description("Problems are RFC 9457 application/problem+json; errors name the fields. "
					+ "Texts are in Chinese or English, by Accept-Language."));
	}

}
