package feedbackloop.models.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checking a table asks nobody for anything. */
class TableCheckOutsideTest {

	@ParameterizedTest
	@ValueSource(strings = { "externalEntity.dmn", "parameterEntity.dmn", "schemaLocation.dmn" })
	void nothingIsFetched(String name) throws IOException {
		AtomicInteger callers = new AtomicInteger();
		List<Finding> findings;
		try (ServerSocket outside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> count(outside, callers));
			String text = TableCorpus.text("files/" + name)
				.replace("127.0.0.1:9", "127.0.0.1:" + outside.getLocalPort());
			assertThat(text).contains(":" + outside.getLocalPort());
			findings = new TableCheck().check(new ModelFile("processes/affectedScale.dmn", text),
					new ModelSet(List.of()));
			outside.close();
			waiting.join();
		}
		assertThat(findings).isNotEmpty();
		assertThat(callers).hasValue(0);
	}

	private static void count(ServerSocket outside, AtomicInteger callers) {
		try {
			while (true) {
				outside.accept().close();
				callers.incrementAndGet();
			}
		}
		catch (IOException ex) {
			// Closed: the check is done.
		}
	}

}
