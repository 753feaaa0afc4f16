package feedbackloop.evidence;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import feedbackloop.Shutdown;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files in quarantine until a scanner that speaks like clamd finds them clean.
 */
@CaseTest
class FileScanTest {

	/** The test file of all scanners, in two parts so that none takes this one for it. */
	private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

	@Autowired
	private CaseWork work;

	@Autowired
	private EvidenceFileRepository files;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private NamedCases namedCases;

	@Autowired
	private FileStore withoutScanner;

	@Autowired
	private FileReaders readers;

	@Autowired
	private SentFiles sent;

	@Autowired
	private Vault vault;

	@Autowired
	private Timeline timeline;

	@Autowired
	private EntityManager entities;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcClient database;

	@Autowired
	private Clock clock;

	private ServerSocket scanner;

	private Clamd clamd;

	private String number;

	@BeforeEach
	void start() throws IOException {
		this.database.sql("update evidence_file set scan = 'CLEAN'").update();
		this.scanner = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		this.clamd = new Clamd("127.0.0.1:" + this.scanner.getLocalPort());
		CompletableFuture.runAsync(this::answerAll);
		this.number = this.work.submit();
	}

	@AfterEach
	void stop() throws IOException {
		this.scanner.close();
	}

	@Test
	void aFileIsClosedUntilItIsFoundClean() {
		UUID id = add("10:21 ".repeat(30_000));

		assertRefused(id, 409, "files.pending");
		scan();
		assertThat(open(id)).hasSize(180_000);
	}

	@Test
	void aFileWithAVirusIsOpenedByNobodyAndTheCaseIsKept() {
		UUID id = add(EICAR);
		scan();

		assertRefused(id, 403, "files.infected");
		assertThatExceptionOfType(Refusal.class).as("without the scanner, too")
			.isThrownBy(() -> inTransaction(() -> this.withoutScanner.toStaff(this.number, id, "support")));
		assertThat(this.database.sql("select kind from timeline where number = ?")
			.param(this.number)
			.query(String.class)
			.list()).contains("fileInfected");
		assertThat(this.work.status(this.number)).isEqualTo("received");
	}

	@Test
	void aFileThatTheScannerCannotReadIsOpenedByNobody() {
		UUID id = add("unreadable");
		scan();

		assertRefused(id, 403, "files.unscannable");
	}

	@Test
	void aScannerThatIsAwayStopsNoFeedbackAndLooksLater() throws IOException {
		int port = this.scanner.getLocalPort();
		this.scanner.close();
		UUID id = add("10:22 " + this.number);
		scan();
		assertRefused(id, 409, "files.pending");

		this.scanner = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
		CompletableFuture.runAsync(this::answerAll);
		scan();
		assertThat(open(id)).isNotEmpty();
	}

	@Test
	void aStopOfTheApplicationLeavesFilesToOthers() {
		UUID id = add("10:24 " + this.number);
		Shutdown shutdown = new Shutdown();
		shutdown.begin();
		scan(shutdown);
		assertRefused(id, 409, "files.pending");
		scan();
		assertThat(open(id)).isNotEmpty();
	}

	@Test
	void withoutAScannerFilesAreOpenAtOnce() {
		UUID id = add("10:23 " + this.number);

		assertThat(inTransaction(() -> this.withoutScanner.toStaff(this.number, id, "support").bytes())).isNotEmpty();
	}

	private UUID add(String text) {
		CheckedFile file = new CheckedFile("a.txt", FileType.TXT, SampleFiles.text(text), null);
		return inTransaction(() -> {
			Feedback feedback = this.cases.findByNumber(this.number).orElseThrow();
			return this.withoutScanner.add(feedback, Timeline.CUSTOMER, List.of(file)).get(0).id();
		});
	}

	private void scan() {
		scan(new Shutdown());
	}

	private void scan(Shutdown shutdown) {
		new FileScanning(this.files, this.clamd, this.vault, this.timeline, this.transactions, shutdown).scanWaiting();
	}

	private byte[] open(UUID id) {
		return inTransaction(() -> withScanner().toStaff(this.number, id, "support").bytes());
	}

	private void assertRefused(UUID id, int status, String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(id)).satisfies((refusal) -> {
			assertThat(refusal.reason().status()).isEqualTo(status);
			assertThat(refusal.problems().get(0).code()).isEqualTo(code);
		});
		Feedback feedback = this.cases.findByNumber(this.number).orElseThrow();
		assertThatExceptionOfType(Refusal.class).as("to the customer")
			.isThrownBy(() -> inTransaction(() -> withScanner().toCustomer(feedback, id)));
	}

	private FileStore withScanner() {
		return new FileStore(this.files, this.namedCases, this.vault, this.timeline, this.readers, this.sent,
				this.clamd, this.entities, this.clock);
	}

	private <T> T inTransaction(Supplier<T> call) {
		return new TransactionTemplate(this.transactions).execute((status) -> call.get());
	}

	/** Reads one stream after the other and says what clamd would. */
	private void answerAll() {
		while (!this.scanner.isClosed()) {
			try (Socket client = this.scanner.accept()) {
				DataInputStream stream = new DataInputStream(client.getInputStream());
				assertThat(new String(stream.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
				StringBuilder content = new StringBuilder();
				for (int length = stream.readInt(); length > 0; length = stream.readInt()) {
					content.append(new String(stream.readNBytes(length), StandardCharsets.UTF_8));
				}
				String answer = content.toString().contains("EICAR") ? "stream: Eicar-Test-Signature FOUND\0"
						: content.toString().equals("unreadable") ? "INSTREAM size limit exceeded. ERROR\0"
								: "stream: OK\0";
				client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException ex) {
				// The test ends, or has the scanner away.
			}
		}
	}

}
