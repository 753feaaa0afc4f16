package feedbackloop;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.models.GroupedOpenApi;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The API documentation at {@code /api/docs}: that of customers for everybody, all of it
 * for staff.
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

	@Bean
	GroupedOpenApi customersApi(@Value("${springdoc.paths-to-match}") String paths) {
		return GroupedOpenApi.builder().group("customers").displayName("客户 Customers").pathsToMatch(paths).build();
	}

	@Bean
	GroupedOpenApi staffApi() {
		return GroupedOpenApi.builder().group("staff").displayName("员工 Staff").pathsToMatch("/api/**").build();
	}

}
