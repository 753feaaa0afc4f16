package feedbackloop.evidence;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * How many files wait for the scanner, and how many it does not let pass.
 */
@Component
class FileScanMetrics implements MeterBinder {

	private static final List<FileScan> SHOWN = List.of(FileScan.PENDING, FileScan.INFECTED, FileScan.FAILED);

	private final EvidenceFileRepository files;

	FileScanMetrics(EvidenceFileRepository files) {
		this.files = files;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		SHOWN.forEach((scan) -> Gauge.builder("feedback.loop.files", this.files, (rows) -> rows.countByScan(scan))
			.tag("scan", scan.name())
			.description("Files by what the virus scanner said")
			.register(registry));
	}

}
