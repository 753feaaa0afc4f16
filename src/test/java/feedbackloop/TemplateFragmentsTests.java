package feedbackloop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fragment is asked for by its name, and Thymeleaf then takes each element of that name
 * in the file, too: what is meant once would be shown twice.
 */
class TemplateFragmentsTests {

	private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"(\\w+)");

	@Test
	void noFragmentHasTheNameOfAnElementOfItsFile() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
			List<Path> templates = files.filter((file) -> file.toString().endsWith(".html")).toList();
			assertThat(templates).isNotEmpty();
			for (Path template : templates) {
				String text = Files.readString(template);
				assertThat(FRAGMENT.matcher(text).results().map((found) -> found.group(1))).as(template.toString())
					.noneMatch((name) -> Pattern.compile("<" + name + "[\\s>/]").matcher(text).find());
			}
		}
	}

}
