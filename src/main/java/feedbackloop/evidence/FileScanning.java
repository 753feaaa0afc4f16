package feedbackloop.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import feedbackloop.Shutdown;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the scanner look at files that nobody looked at, apart from those who send them: a
 * scanner that is away stops no feedback. Two nodes may look at one file, which does no
 * harm.
 */
@Component
class FileScanning {

	private static final Logger logger = LoggerFactory.getLogger(FileScanning.class);

	private static final Limit CHOICE = Limit.of(50);

	/** Other work waits for its turn meanwhile. */
	private static final int AT_A_TIME = 5;

	private final EvidenceFileRepository files;

	private final Clamd clamd;

	private final Vault vault;

	private final Timeline timeline;

	private final TransactionTemplate transaction;

	private final Shutdown shutdown;

	FileScanning(EvidenceFileRepository files, Clamd clamd, Vault vault, Timeline timeline,
			PlatformTransactionManager transactions, Shutdown shutdown) {
		this.files = files;
		this.clamd = clamd;
		this.vault = vault;
		this.timeline = timeline;
		this.transaction = new TransactionTemplate(transactions);
		this.shutdown = shutdown;
	}

	@Scheduled(fixedDelay = 5_000)
	void scanWaiting() {
		if (!this.clamd.isAsked()) {
			return;
		}
		List<UUID> waiting = new ArrayList<>(this.files.findIds(FileScan.PENDING, CHOICE));
		// Else one file over which the scanner broods would hold up all others.
		Collections.shuffle(waiting);
		try {
			for (UUID id : waiting.subList(0, Math.min(AT_A_TIME, waiting.size()))) {
				if (!this.shutdown.hasBegun()) {
					scan(id);
				}
			}
		}
		catch (IOException ex) {
			logger.warn("The virus scanner did not answer, files wait for it: {}", ex.toString());
		}
	}

	private void scan(UUID id) throws IOException {
		byte[] content = this.transaction.execute((status) -> {
			EvidenceFile file = this.files.findById(id).orElseThrow();
			return this.vault.openBytes(file.contact(), file.contentSealed());
		});
		FileScan result = this.clamd.scan(content);
		this.transaction.executeWithoutResult((status) -> note(this.files.findById(id).orElseThrow(), result));
	}

	private void note(EvidenceFile file, FileScan result) {
		file.scanned(result);
		if (result != FileScan.CLEAN) {
			logger.warn("The virus scanner finds file {} of {} {}", file.listed().id(), file.number(), result);
			this.timeline.note(file.number(), Timeline.SYSTEM,
					(result == FileScan.INFECTED) ? "fileInfected" : "fileUnscannable", Map.of());
		}
	}

}
