package feedbackloop;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.filters.OpenApiMethodFilter;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;

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

	static {
		// Its form hangs on what it is about, such as the fields of one form.
		SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, new ObjectSchema().additionalProperties(true));
	}

	private static final String CUSTOMERS_PATH = "/api/feedback";

	private static final String PROBLEM = "Problem";

	/** Those who sign in, with HTTP Basic. */
	private static final String ACCOUNT = "account";

	/** Programs with a key of their own. */
	private static final String CLIENT_KEY = "clientKey";

	@Bean
	OpenAPI openApi() {
		return new OpenAPI()
			.info(new Info().title("反馈闭环 Feedback Loop")
				.version("1")
				.description("Problems are RFC 9457 application/problem+json; errors name the fields. "
						+ "Texts are in Chinese or English, by Accept-Language."))
			.components(new Components().addSecuritySchemes(ACCOUNT, scheme("basic", "An account of staff"))
				.addSecuritySchemes(CLIENT_KEY, scheme("bearer", "The key of an API client (fbl_…), made at /clients; "
						+ "it says who brings a customer's words and signs nobody in")));
	}

	private static SecurityScheme scheme(String scheme, String description) {
		return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(scheme).description(description);
	}

	private static Schema<?> problem() {
		Schema<?> error = new ObjectSchema().addProperty("field", new StringSchema())
			.addProperty("message", new StringSchema().description("What is wrong and what to do, for people"));
		return new ObjectSchema().description("What is wrong, by RFC 9457")
			.addProperty("type", new StringSchema())
			.addProperty("title", new StringSchema())
			.addProperty("status", new IntegerSchema())
			.addProperty("detail", new StringSchema().description("What is wrong and what to do, for people"))
			.addProperty("instance", new StringSchema())
			.addProperty("errors",
					new ArraySchema().items(error).description("Field by field, where fields are wrong"));
	}

	/** What is true of all operations stands here once. */
	@Bean
	GlobalOpenApiCustomizer problemsAndKeys() {
		return (api) -> {
			// Before, it would be taken out again: no controller names it.
			api.getComponents().addSchemas(PROBLEM, problem());
			// Controllers of one kind name it each.
			Set<String> names = new HashSet<>();
			Stream.ofNullable(api.getTags()).forEach((tags) -> tags.removeIf((tag) -> !names.add(tag.getName())));
			api.getPaths().forEach((path, operations) -> operations.readOperations().forEach((operation) -> {
				operation.getResponses().forEach(ApiDocs::describe);
				operation.setSecurity(security(path));
				Stream.ofNullable(operation.getParameters())
					.flatMap(List::stream)
					.filter((parameter) -> parameter.getSchema() == null)
					.forEach((parameter) -> parameter.setSchema(new StringSchema()));
			}));
		};
	}

	/**
	 * A number that tells equal names apart would change with the order of controllers.
	 */
	@Bean
	GlobalOperationCustomizer namesThatStay() {
		return (operation, handler) -> {
			Operation named = handler.getMethodAnnotation(Operation.class);
			if (named == null || named.operationId().isEmpty()) {
				operation.setOperationId(
						handler.getMethod().getName() + handler.getBeanType().getSimpleName().replaceAll("Api$", ""));
			}
			return operation;
		};
	}

	private static void describe(String status, ApiResponse answer) {
		boolean isProblem = status.startsWith("4") || status.startsWith("5");
		if (isProblem && answer.getContent() == null) {
			answer.setContent(new Content().addMediaType("application/problem+json",
					new MediaType().schema(new Schema<>().$ref(PROBLEM))));
		}
	}

	/** An empty requirement says that it works without either. */
	private static List<SecurityRequirement> security(String path) {
		SecurityRequirement account = new SecurityRequirement().addList(ACCOUNT);
		if (!path.startsWith(CUSTOMERS_PATH)) {
			return List.of(account);
		}
		SecurityRequirement key = new SecurityRequirement().addList(CLIENT_KEY);
		return path.equals(CUSTOMERS_PATH) ? List.of(new SecurityRequirement(), key, account)
				: List.of(new SecurityRequirement(), key);
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
