package feedbackloop;

import java.util.Arrays;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.filters.OpenApiMethodFilter;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The API documentation at {@code /api/docs}: everybody reads the part of customers,
 * staff who are signed in the whole.
 */
@Configuration
class ApiDocs {

	/**
	 * Several types have a part of the same name; the type's own name tells them apart.
	 */
	private static final TypeNameResolver NAMES = new TypeNameResolver() {

		@Override
		protected String getNameOfClass(Class<?> type) {
			Class<?> around = type.getEnclosingClass();
			return ((around != null) ? getNameOfClass(around) : "") + super.getNameOfClass(type);
		}

	};

	private static final String CUSTOMERS_PATH = "/api/feedback";

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("反馈闭环 Feedback Loop")
			.version("1")
			.description("Problems are RFC 9457 application/problem+json; errors name the fields. "
					+ "Texts are in Chinese or English, by Accept-Language."));
	}

	@Bean
	GroupedOpenApi customersApi() {
		return GroupedOpenApi.builder().group("customers").pathsToMatch(CUSTOMERS_PATH, CUSTOMERS_PATH + "/**").build();
	}

	/** The security rules let staff only read it. */
	@Bean
	GroupedOpenApi staffApi() {
		return GroupedOpenApi.builder().group("staff").pathsToMatch("/api/**").build();
	}

	@Bean
	ModelResolver modelResolver(ObjectMapperProvider mappers) {
		return new ModelResolver(mappers.jsonMapper(), NAMES);
	}

	/** Asked for without a group, it is the customers' part too. */
	@Bean
	OpenApiMethodFilter customersWithoutGroup() {
		return (method) -> {
			RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(),
					RequestMapping.class);
			return mapping != null && Arrays.asList(mapping.path()).contains(CUSTOMERS_PATH);
		};
	}

}
