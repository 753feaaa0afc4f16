package feedbackloop.security;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers 400 where the engine's REST resources stumble over a request, and says what was
 * refused beneath. They say 500 to whatever they did not expect, in engine-rest and in
 * all web apps. What failed in our own code, in a model or in the database stays 500.
 */
@Priority(AutoDiscoverable.DEFAULT_PRIORITY)
public class EngineFaults implements AutoDiscoverable {

	private static final Logger log = LoggerFactory.getLogger(EngineFaults.class);

	private static final int BEFORE_THE_ENGINES_OWN = 1;

	@Override
	public void configure(FeatureContext context) {
		context.register(OfResources.class, BEFORE_THE_ENGINES_OWN);
		context.register(OfEngine.class, BEFORE_THE_ENGINES_OWN);
		context.register(Others.class, BEFORE_THE_ENGINES_OWN);
	}

	/**
	 * Maps one kind of fault.
	 */
	abstract static class Mapper<T extends Throwable> implements ExceptionMapper<T> {

		@Override
		public Response toResponse(T fault) {
			ExceptionHandlerHelper engine = ExceptionHandlerHelper.getInstance();
			for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
				if (engine.getStatus(cause) != Status.INTERNAL_SERVER_ERROR) {
					return engine.getResponse(cause);
				}
			}
			if (!AskersFault.is(fault)) {
				return engine.getResponse(fault);
			}
			log.info("The engine did not understand a request: {}", AskersFault.trace(fault));
			return Response.status(Status.BAD_REQUEST)
				.type(MediaType.APPLICATION_JSON_TYPE)
				.entity(ExceptionDto.fromException(new RestException(Status.BAD_REQUEST, AskersFault.words(fault))))
				.build();
		}

	}

	/** What resources refuse. */
	static class OfResources extends Mapper<RestException> {

	}

	/** What the engine refuses. */
	static class OfEngine extends Mapper<ProcessEngineException> {

	}

	/** What nobody expected. */
	static class Others extends Mapper<Throwable> {

	}

}
