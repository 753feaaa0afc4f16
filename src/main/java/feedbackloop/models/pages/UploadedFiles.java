package feedbackloop.models.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.UploadReader;
import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Reads several uploaded files; all that is wrong in any of them is told at once.
 */
@Component
class UploadedFiles {

	private final UploadReader uploads;

	UploadedFiles(UploadReader uploads) {
		this.uploads = uploads;
	}

	/**
	 * The files by our names, those of a zip each for itself.
	 * @throws CheckRefused if one of them cannot be read
	 */
	List<ModelFile> read(List<MultipartFile> files) throws IOException {
		List<ModelFile> read = new ArrayList<>();
		List<Finding> findings = new ArrayList<>();
		for (MultipartFile file : files) {
			try {
				read.addAll(this.uploads.read(file.getOriginalFilename(), file.getBytes()));
			}
			catch (CheckRefused refused) {
				findings.addAll(refused.findings());
			}
		}
		if (!findings.isEmpty()) {
			throw new CheckRefused(findings);
		}
		return read;
	}

}
