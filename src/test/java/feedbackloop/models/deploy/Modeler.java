package feedbackloop.models.deploy;

import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.security.Caller;

/**
 * Sends to engine-rest what Camunda Modeler 5.50.1 sends
 * (client/src/plugins/camunda-plugin/shared/CamundaAPI.js).
 */
final class Modeler {

	private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

	private final Caller caller;

	/**
	 * Electron asks for no leave of CORS, but names the file that its page comes from.
	 */
	Modeler(int port, String userId, String language) {
		this.caller = Caller.program(port, userId)
			.with("Accept-Language", language)
			.with("Origin", "file://")
			.with("Sec-Fetch-Site", "cross-site")
			.with("Sec-Fetch-Mode", "cors")
			.with("Sec-Fetch-Dest", "empty")
			.with("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
					+ "camunda-modeler/5.50.1 Chrome/150.0.0.0 Electron/43.0.0 Safari/537.36");
	}

	HttpResponse<String> get(String path) {
		return this.caller.get(path);
	}

	/**
	 * Deploys a diagram, sent without its folder, with the files attached to it.
	 */
	HttpResponse<String> deploys(Collection<ModelFile> files) {
		return sends(files.stream().map(Modeler::part).collect(Collectors.joining()));
	}

	/**
	 * Deploys one diagram with one more field of the form.
	 */
	HttpResponse<String> deploys(ModelFile file, String field, String value) {
		return sends(part(file) + field(field, value));
	}

	private HttpResponse<String> sends(String parts) {
		return this.caller.send("POST", "/engine-rest/deployment/create", "multipart/form-data; boundary=" + BOUNDARY,
				field("deployment-name", "a reason") + field("deployment-source", "Camunda Modeler")
						+ field("enable-duplicate-filtering", "true") + parts + "--" + BOUNDARY + "--\r\n");
	}

	private static String field(String name, String value) {
		return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
	}

	private static String part(ModelFile file) {
		String name = file.name().substring(file.name().lastIndexOf('/') + 1);
		String type = name.endsWith(".form") ? "application/octet-stream" : "text/xml";
		return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
				+ "\"\r\nContent-Type: " + type + "\r\n\r\n" + file.text() + "\r\n";
	}

}
