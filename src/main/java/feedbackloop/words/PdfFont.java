package feedbackloop.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.lowagie.text.pdf.BaseFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * A font with Chinese characters for PDFs: that of the setting
 * {@code feedback-loop.pdf-font}, else one found in the usual folders, else none.
 */
@Component
public class PdfFont {

	private static final Logger log = LoggerFactory.getLogger(PdfFont.class);

	private static final List<Path> FOLDERS = List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"),
			Path.of(System.getProperty("user.home"), ".fonts"),
			Path.of(System.getProperty("user.home"), ".local/share/fonts"), Path.of("/System/Library/Fonts"),
			Path.of("/Library/Fonts"), Path.of("C:/Windows/Fonts"));

	/** Parts of the names of files that are known to hold them, the best first. */
	private static final List<String> NAMES = List.of("notosanscjk-regular", "notosanscjksc-regular",
			"notosanssc-regular", "sourcehansans", "notosanscjk", "wqy-microhei", "wqy-zenhei", "droidsansfallback",
			"pingfang", "msyh", "simsun", "notoserifcjk-regular");

	private static final int DEEPEST = 6;

	private static final char PROBE = '馈';

	private final String setting;

	private Optional<BaseFont> font;

	PdfFont(@Value("${feedback-loop.pdf-font:}") String setting) {
		this.setting = setting;
	}

	/** The font, looked for once. */
	public synchronized Optional<BaseFont> get() {
		if (this.font == null) {
			this.font = candidates().map(PdfFont::load).flatMap(Optional::stream).findFirst();
			if (this.font.isEmpty()) {
				log.warn("No font with Chinese characters was found, so there are no PDFs; name one in "
						+ "feedback-loop.pdf-font");
			}
		}
		return this.font;
	}

	private Stream<Path> candidates() {
		if (StringUtils.hasText(this.setting)) {
			return Stream.of(Path.of(this.setting));
		}
		return FOLDERS.stream()
			.filter(Files::isDirectory)
			.flatMap((folder) -> files(folder).stream())
			.filter((file) -> rank(file) < NAMES.size())
			.sorted(Comparator.comparingInt(PdfFont::rank));
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.find(folder, DEEPEST, (file, attributes) -> attributes.isRegularFile())) {
			return files.toList();
		}
		catch (IOException ex) {
			log.warn("Fonts in {} cannot be read", folder, ex);
			return List.of();
		}
	}

	private static int rank(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (!name.matches(".*\\.(ttf|otf|ttc)")) {
			return NAMES.size();
		}
		return (int) NAMES.stream().takeWhile((known) -> !name.contains(known)).count();
	}

	private static Optional<BaseFont> load(Path file) {
		try {
			String path = file.toString();
			BaseFont font = BaseFont.createFont(
					path.toLowerCase(Locale.ROOT).endsWith(".ttc") ? path + "," + simplified(path) : path,
					BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
			return font.charExists(PROBE) ? Optional.of(font) : Optional.empty();
		}
		catch (IOException | RuntimeException ex) {
			log.warn("The font {} cannot be used", file, ex);
			return Optional.empty();
		}
	}

	/**
	 * A collection holds one font for each writing; that of simplified Chinese is wanted.
	 */
	private static int simplified(String path) throws IOException {
		List<String> names = List.of(BaseFont.enumerateTTCNames(path));
		return Math.max(0,
				names.indexOf(names.stream().filter((name) -> name.contains("SC")).findFirst().orElse(names.get(0))));
	}

}
