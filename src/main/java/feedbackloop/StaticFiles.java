package feedbackloop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets browsers keep scripts, styles and pictures, which are the same for everybody. Our
 * own are asked for anew each time, and sent only if they are others. Those of libraries
 * are asked for by their version.
 */
@Component
class StaticFiles implements SmartInitializingSingleton {

	/** By the pattern that Camunda and Spring Boot serve them under. */
	private static final Map<String, CacheControl> LIBRARIES = Map.of("/camunda/lib/**", forOneVersion(), "/webjars/**",
			forOneVersion(), "/camunda/assets/**", CacheControl.maxAge(Duration.ofDays(1)));

	private final SimpleUrlHandlerMapping files;

	private final Map<Version, String> tags = new ConcurrentHashMap<>();

	StaticFiles(@Qualifier("resourceHandlerMapping") HandlerMapping files) {
		this.files = (SimpleUrlHandlerMapping) files;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.files.getHandlerMap().forEach((pattern, handler) -> {
			if (handler instanceof ResourceHttpRequestHandler served && served.getCacheControl() == null) {
				served.setCacheControl(LIBRARIES.getOrDefault(pattern, CacheControl.noCache()));
				// An older file after a roll-back is another one, too.
				served.setUseLastModified(false);
				served.setEtagGenerator(this::tag);
			}
		});
	}

	private static CacheControl forOneVersion() {
		return CacheControl.maxAge(Duration.ofDays(365)).immutable();
	}

	/** Weak, since the same file is sent with and without compression. */
	private String tag(Resource file) {
		if (!(file instanceof ClassPathResource resource)) {
			return null;
		}
		try {
			return this.tags.computeIfAbsent(new Version(resource.getPath(), resource.lastModified()),
					(version) -> "W/\"" + digest(resource) + "\"");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String digest(Resource file) {
		try (InputStream content = file.getInputStream()) {
			return DigestUtils.md5DigestAsHex(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A file as it was at some time. */
	private record Version(String path, long lastModified) {

	}

}
