package feedbackloop.evidence;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where staff add files to a case and open those that it has.
 */
@Controller
@RequestMapping("/cases/{number}/files")
class CaseFilesPages {

	private final UploadCheck check;

	private final FileStore files;

	private final RefusalWords words;

	CaseFilesPages(UploadCheck check, FileStore files, RefusalWords words) {
		this.check = check;
		this.files = files;
		this.words = words;
	}

	@PostMapping
	String add(@PathVariable String number, @RequestParam(required = false) List<MultipartFile> files, Principal user,
			RedirectAttributes page) {
		try {
			List<CheckedFile> given = this.check.checkOfStaff(files);
			if (given.isEmpty()) {
				throw Refusal.invalid("files", "files.none");
			}
			this.files.addByStaff(number, user.getName(), given);
		}
		catch (Refusal refusal) {
			page.addFlashAttribute("filesProblem", this.words.of(refusal));
		}
		return "redirect:/cases/{number}#files";
	}

	@GetMapping("/{id}")
	ResponseEntity<byte[]> open(@PathVariable String number, @PathVariable UUID id, Principal user) {
		return found(() -> this.files.toStaff(number, id, user.getName())).asDownload();
	}

	@GetMapping("/{id}/thumbnail")
	ResponseEntity<byte[]> thumbnail(@PathVariable String number, @PathVariable UUID id, Principal user) {
		return found(() -> this.files.thumbnail(number, id, user.getName())).asPicture();
	}

	private static FileContent found(Supplier<FileContent> file) {
		try {
			return file.get();
		}
		catch (Refusal refusal) {
			throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
		}
	}

}
