package feedbackloop.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import org.apache.tika.Tika;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes only files of a type that is safe to hand out. Name and content must both say so.
 * Says of any other what is wrong with it.
 */
@Component
public class UploadCheck {

	private static final String FIELD = "files";

	private static final int MOST_FILES = 5;

	private static final DataSize LARGEST = DataSize.ofMegabytes(10);

	private static final DataSize LARGEST_TOGETHER = DataSize.ofMegabytes(25);

	private static final int MEGAPIXEL = 1_000_000;

	private static final int MOST_MEGAPIXELS = 25;

	/**
	 * Of strangers, where a flat picture of 70 KB may cost seconds: a screen of 4K. A
	 * photo costs a tenth of that.
	 */
	private static final int MOST_MEGAPIXELS_OF_ANYBODY = 9;

	/** A PDF ends in this, a ZIP archive in a record that may be as long as that. */
	private static final int PDF_END = 1_024;

	private static final int ZIP_END = 65_557;

	private final Tika tika = new Tika();

	private final Pictures pictures;

	UploadCheck(Pictures pictures) {
		this.pictures = pictures;
	}

	/**
	 * The files that somebody sends, checked and cleaned. A field of a form that was left
	 * empty is no file.
	 * @param uploads null when the request had no room for files
	 * @throws Refusal at the first file that is not taken; it names its place
	 */
	public List<CheckedFile> check(List<MultipartFile> uploads) {
		return check(uploads, MOST_MEGAPIXELS_OF_ANYBODY);
	}

	/**
	 * The files that a member of staff sends, who may send larger pictures.
	 * @throws Refusal at the first file that is not taken; it names its place
	 */
	public List<CheckedFile> checkOfStaff(List<MultipartFile> uploads) {
		return check(uploads, MOST_MEGAPIXELS);
	}

	/**
	 * A file that came by mail; empty if it is not taken.
	 */
	public Optional<CheckedFile> checkOfMail(String name, byte[] bytes) {
		if (bytes.length > LARGEST.toBytes()) {
			return Optional.empty();
		}
		try {
			return Optional.of(check(name, bytes, MOST_MEGAPIXELS_OF_ANYBODY));
		}
		catch (FileRejected rejected) {
			return Optional.empty();
		}
	}

	/**
	 * Whether a workbook of rows that staff bring in is safe to read.
	 * @throws Refusal if it is no xlsx file, has macros, reaches beyond itself or unpacks
	 * to too much
	 */
	public void checkWorkbook(byte[] bytes) {
		try {
			OfficeFile.check(FileType.XLSX, bytes);
		}
		catch (FileRejected rejected) {
			throw Refusal.invalid(FIELD, "workbook." + rejected.code());
		}
	}

	private List<CheckedFile> check(List<MultipartFile> uploads, int mostMegapixels) {
		List<MultipartFile> given = (uploads == null) ? List.of()
				: uploads.stream().filter((upload) -> !name(upload).isEmpty() || upload.getSize() > 0).toList();
		if (given.size() > MOST_FILES) {
			throw Refusal.invalid(FIELD, "files.tooMany", MOST_FILES);
		}
		if (given.stream().mapToLong(MultipartFile::getSize).sum() > LARGEST_TOGETHER.toBytes()) {
			throw tooLarge("files.together", LARGEST_TOGETHER.toMegabytes());
		}
		List<CheckedFile> files = new ArrayList<>();
		for (MultipartFile upload : given) {
			int place = files.size() + 1;
			if (upload.getSize() > LARGEST.toBytes()) {
				throw tooLarge("files.tooLarge", place, LARGEST.toMegabytes());
			}
			try {
				files.add(check(name(upload), upload.getBytes(), mostMegapixels));
			}
			catch (FileRejected rejected) {
				throw Refusal.invalid(FIELD, "files." + rejected.code(), place);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("An uploaded file could not be read", ex);
			}
		}
		return files;
	}

	/**
	 * One file, checked and cleaned.
	 * @param given the name that the sender gave it
	 * @param mostMegapixels of a PNG or GIF; a photo may have 25
	 */
	CheckedFile check(String given, byte[] bytes, int mostMegapixels) throws FileRejected {
		FileName name = FileName.of(given);
		FileType type = FileType.ofExtension(name.extension()).orElseThrow(() -> new FileRejected("type"));
		if (given.chars().anyMatch(Character::isISOControl) || name.isDisguised()) {
			throw new FileRejected("name");
		}
		if (bytes.length == 0) {
			throw new FileRejected("empty");
		}
		if (!type.contents().contains(this.tika.detect(bytes)) || !isWhole(type, bytes)) {
			throw new FileRejected("content");
		}
		switch (type) {
			case DOCX, XLSX -> OfficeFile.check(type, bytes);
			case PDF -> PdfFile.check(bytes);
			default -> {
			}
		}
		if (type.isPicture()) {
			int most = (type == FileType.JPG) ? MOST_MEGAPIXELS : mostMegapixels;
			Pictures.Picture picture = this.pictures.redraw(type, bytes, (long) most * MEGAPIXEL);
			return new CheckedFile(name.toString(), type, picture.bytes(), picture.thumbnail());
		}
		return new CheckedFile(name.toString(), type, bytes, null);
	}

	/** Whether it is nothing else beside: detection looks at the beginning only. */
	private static boolean isWhole(FileType type, byte[] bytes) {
		return switch (type) {
			case PDF -> latin(bytes, 0, PDF_END).startsWith("%PDF-")
					&& latin(bytes, bytes.length - PDF_END, bytes.length).contains("%%EOF")
					&& !latin(bytes, bytes.length - ZIP_END, bytes.length).contains("PK\5\6");
			case TXT -> isUtf16(bytes) || latin(bytes, 0, bytes.length).chars().noneMatch(UploadCheck::isBinary);
			default -> true;
		};
	}

	private static String latin(byte[] bytes, int from, int to) {
		int start = Math.max(0, from);
		return new String(bytes, start, Math.min(bytes.length, to) - start, StandardCharsets.ISO_8859_1);
	}

	private static boolean isUtf16(byte[] bytes) {
		return bytes.length > 1 && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
				|| bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
	}

	/** Terminals colour their output with the escape sign. */
	private static boolean isBinary(int sign) {
		return sign < ' ' && "\t\n\r\f\u001B".indexOf(sign) < 0;
	}

	private static String name(MultipartFile upload) {
		return (upload.getOriginalFilename() != null) ? upload.getOriginalFilename() : "";
	}

	private static Refusal tooLarge(String code, Object... arguments) {
		return new Refusal(Refusal.Reason.TOO_LARGE, List.of(new Problem(FIELD, code, List.of(arguments))));
	}

}
