package feedbackloop.insights;

import java.util.Map;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of another page of the same question, or of the same question elsewhere.
 */
final class PageAddress {

	private PageAddress() {
	}

	/**
	 * The question without its page.
	 */
	static String of(String path, Map<String, String> asked) {
		return builder(path, asked).encode().buildAndExpand(asked).toUriString();
	}

	/**
	 * Another page of it.
	 * @param page from 0
	 */
	static String of(String path, Map<String, String> asked, int page) {
		return builder(path, asked).queryParam("page", page).encode().buildAndExpand(asked).toUriString();
	}

	private static UriComponentsBuilder builder(String path, Map<String, String> asked) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		asked.forEach((name, value) -> {
			if (!name.equals("page") && !value.isBlank()) {
				address.queryParam(name, "{" + name + "}");
			}
		});
		return address;
	}

}
