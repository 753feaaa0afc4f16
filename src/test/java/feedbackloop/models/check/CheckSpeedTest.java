package feedbackloop.models.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check answers after each pause of somebody who types, so it is quick. Counted is
 * the time of the processor, which another program on the machine does not lengthen.
 */
class CheckSpeedTest {

	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

	private static final ModelSet SHIPPED = ShippedModels.read();

	private final ModelCheck check = new ModelCheck(List.of(new TableCheck(), new ProcessCheck(), new FormCheck()),
			List.of());

	@Test
	void oneEditedTableAndAllThatItMayBreakAreCheckedQuickly() {
		ModelFile table = SHIPPED.decision("grade").orElseThrow();
		Duration fastest = Duration.ofDays(1);
		for (int i = 1; i < 6; i++) {
			ModelSet edited = SHIPPED.with(List.of(new ModelFile(table.name(), table.text() + "\n".repeat(i))));
			long start = CPU.getCurrentThreadCpuTime();
			assertThat(this.check.check(all(edited), edited)).isEmpty();
			Duration taken = Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start);
			fastest = (taken.compareTo(fastest) < 0) ? taken : fastest;
		}
		assertThat(fastest).isLessThan(Duration.ofMillis(300));
	}

	private static List<ModelFile> all(ModelSet models) {
		return Stream.of(ModelFile.Kind.PROCESS, ModelFile.Kind.DECISION, ModelFile.Kind.FORM)
			.flatMap((kind) -> models.all(kind).stream())
			.toList();
	}

}
