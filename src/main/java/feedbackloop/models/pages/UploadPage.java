package feedbackloop.models.pages;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.drafts.Draft;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /rules/upload}: takes files from an owner's disk; what differs from what is live
 * becomes drafts.
 */
@Controller
class UploadPage {

	private final UploadedFiles uploads;

	private final Drafts drafts;

	private final Versions versions;

	private final FindingWords findings;

	private final RefusalWords words;

	private final TransactionTemplate transaction;

	UploadPage(UploadedFiles uploads, Drafts drafts, Versions versions, FindingWords findings, RefusalWords words,
			TransactionTemplate transaction) {
		this.uploads = uploads;
		this.drafts = drafts;
		this.versions = versions;
		this.findings = findings;
		this.words = words;
		this.transaction = transaction;
	}

	@PostMapping("/rules/upload")
	String upload(@RequestParam List<MultipartFile> files, Principal owner, RedirectAttributes answer)
			throws IOException {
		try {
			List<ModelFile> read = this.uploads.read(files);
			List<String> differing = this.transaction.execute((status) -> keep(read, owner.getName()));
			answer.addFlashAttribute("uploaded", new Object[] { differing.size(), read.size() - differing.size() });
			return DraftsPage.address(differing);
		}
		catch (CheckRefused refused) {
			answer.addFlashAttribute("findings", Found.of(refused.findings(), this.findings));
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/rules";
	}

	/** A draft of one's own is replaced; another's is not. */
	private List<String> keep(List<ModelFile> files, String userId) {
		List<String> differing = new ArrayList<>();
		for (ModelFile file : files) {
			int live = this.versions.live(file.name()).map(ModelVersion::version).orElse(0);
			int revision = this.drafts.find(file.name())
				.filter((draft) -> draft.editedBy().equals(userId))
				.map(Draft::revision)
				.orElse(0);
			if (this.drafts.save(file, live, revision, userId)) {
				differing.add(file.name());
			}
		}
		return differing;
	}

}
