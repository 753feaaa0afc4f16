package feedbackloop.models.replay;

import java.util.List;

import org.springframework.web.multipart.MultipartFile;

/**
 * The files that came with a form.
 */
final class Uploads {

	private Uploads() {
	}

	/**
	 * Those that were chosen: a browser sends an empty one for a field without any.
	 */
	static List<MultipartFile> chosen(List<MultipartFile> files) {
		return (files != null) ? files.stream().filter((file) -> !file.isEmpty()).toList() : List.of();
	}

}
