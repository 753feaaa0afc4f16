package feedbackloop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions.DiagramStyle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each feature uses only those that its package declares; there are no cycles. The
 * picture of it in {@code docs/developers.md} is drawn anew by
 * {@code mvn test -Dtest=ModularityTest -Dpictures}.
 */
class ModularityTest {

	private static final Path PICTURE = Path.of("docs", "pictures", "modules.svg");

	private static final Path ARROWS = Path.of("docs", "pictures", "modules.puml");

	private final ApplicationModules modules = ApplicationModules.of(FeedbackLoop.class);

	@Test
	void featuresKeepToTheirDeclaredDependencies() {
		this.modules.verify();
	}

	@Test
	void thePictureOfTheModulesIsTrue(@TempDir Path folder) throws IOException {
		new Documenter(this.modules, Documenter.Options.defaults().withOutputFolder(folder.toString()))
			.writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramStyle.UML));
		List<String> drawn = Files.readAllLines(folder.resolve("components.puml")).stream().sorted().toList();
		if (System.getProperty("pictures") != null) {
			draw(folder.resolve("components.puml"));
		}
		assertThat(Files.readAllLines(ARROWS).stream().sorted()).containsExactlyElementsOf(drawn);
	}

	/** Laid out in Java, so that no other program is needed. */
	private static void draw(Path components) throws IOException {
		String text = Files.readString(components);
		ByteArrayOutputStream picture = new ByteArrayOutputStream();
		new SourceStringReader(text.replaceFirst("@startuml", "@startuml\n!pragma layout smetana")).outputImage(picture,
				new FileFormatOption(FileFormat.SVG));
		Files.write(PICTURE, picture.toByteArray());
		Files.writeString(ARROWS, text);
	}

}
