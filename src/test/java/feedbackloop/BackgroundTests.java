package feedbackloop;

import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import feedbackloop.longwork.LongJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes on in the background has one pool, and nothing in it waits for something else
 * that hangs.
 */
class BackgroundTests {

	/**
	 * A verification, a look ahead, similar cases read, new rules noticed, a start
	 * repeated.
	 */
	private static final int ONCE = 5;

	private static JavaClasses classes;

	@BeforeAll
	static void read() {
		classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("feedbackloop");
	}

	@Test
	void thePoolHasAThreadForEachThingThatHappensAgainAndAgain() {
		long scheduled = classes.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isAnnotatedWith(Scheduled.class))
			.count();
		long jobs = classes.stream()
			.filter((type) -> type.isAssignableTo(LongJob.class) && !type.isInterface())
			.filter(JavaClass::isTopLevelClass)
			.count();
		YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
		settings.setResources(new ClassPathResource("application.yml"));
		int pool = Integer.parseInt(settings.getObject().getProperty("spring.task.scheduling.pool.size"));
		assertThat(jobs).isPositive();
		assertThat(scheduled + jobs + ONCE)
			.as("threads needed: spring.task.scheduling.pool.size in application.yml is less")
			.isLessThanOrEqualTo(pool);
	}

	/** The database of the first command is watched while there is no application yet. */
	@Test
	void nothingElseMakesThreads() {
		noClasses().that()
			.doNotHaveSimpleName("PostgresServer")
			.should()
			.dependOnClassesThat()
			.belongToAnyOf(Executors.class, ThreadPoolExecutor.class, SimpleAsyncTaskExecutor.class, Timer.class)
			.orShould()
			.callConstructorWhere(target(owner(assignableTo(Thread.class))))
			.orShould()
			.callMethod(CompletableFuture.class, "runAsync", Runnable.class)
			.orShould()
			.callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
			.check(classes);
	}

}
