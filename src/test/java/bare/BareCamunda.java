package bare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A Camunda Spring Boot application as anybody would begin one, with our models, tables
 * and forms and with steps that do nothing: what ours is compared with. Lies outside our
 * package, so that neither finds the beans of the other.
 */
@SpringBootApplication
public class BareCamunda {

	public static final String READY = "Bare Camunda is ready";

	private static final List<String> FOLDERS = List.of("processes", "forms");

	public static void main(String[] arguments) throws IOException {
		deploy(SpringApplication.run(BareCamunda.class, arguments).getBean(RepositoryService.class));
		System.out.println(READY);
	}

	private static void deploy(RepositoryService repository) throws IOException {
		DeploymentBuilder deployment = repository.createDeployment().name("ours").enableDuplicateFiltering(true);
		for (String folder : FOLDERS) {
			try (Stream<Path> files = Files.list(Path.of(folder))) {
				for (Path file : files.filter(BareCamunda::isModel).toList()) {
					deployment.addString(file.getFileName().toString(), Files.readString(file));
				}
			}
		}
		deployment.deploy();
	}

	private static boolean isModel(Path file) {
		return file.toString().matches(".*\\.(bpmn|dmn|form)");
	}

}
