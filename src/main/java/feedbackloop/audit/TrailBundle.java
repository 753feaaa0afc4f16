package feedbackloop.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import feedbackloop.process.AsSystem;
import feedbackloop.process.PastDecisions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Packs all that proves how a case was handled. That is the trail, the messages and the
 * checksums of the files. The models and tables are there in the versions that applied. A
 * manifest holds the SHA-256 of each and the head of the chain of seals.
 */
@Component
class TrailBundle {

	private final PastDecisions decisions;

	private final TrailCsv csv;

	private final TrailPdf pdf;

	private final Seals seals;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	private final ObjectWriter pretty;

	TrailBundle(PastDecisions decisions, TrailCsv csv, TrailPdf pdf, Seals seals, @Lazy RepositoryService repository,
			AsSystem asSystem, ObjectMapper json) {
		this.decisions = decisions;
		this.csv = csv;
		this.pdf = pdf;
		this.seals = seals;
		this.repository = repository;
		this.asSystem = asSystem;
		this.pretty = json.writerWithDefaultPrettyPrinter();
	}

	/**
	 * Writes the bundle.
	 * @param out stays open
	 * @throws UncheckedIOException if it cannot be written
	 */
	void write(CaseRecord record, CaseTrail trail, Locale locale, OutputStream out) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("trail.json", bytes(trail));
		ByteArrayOutputStream table = new ByteArrayOutputStream();
		this.csv.write(trail, locale, table);
		files.put("trail.csv", table.toByteArray());
		if (this.pdf.isAvailable()) {
			ByteArrayOutputStream document = new ByteArrayOutputStream();
			this.pdf.write(trail, locale, document);
			files.put("trail.pdf", document.toByteArray());
		}
		files.put("messages.json",
				bytes(Map.of("correspondence", record.story().trail().correspondence(), "outbox", record.messages())));
		files.put("evidence.json", bytes(record.files()));
		files.putAll(this.asSystem.call(() -> models(record)));
		files.put("manifest.json", manifest(trail, files));
		zip(files, out);
	}

	private byte[] manifest(CaseTrail trail, Map<String, byte[]> files) {
		Map<String, String> sums = new LinkedHashMap<>();
		files.forEach((name, content) -> sums.put(name, sha256(content)));
		Map<String, Object> manifest = new LinkedHashMap<>();
		manifest.put("number", trail.number());
		manifest.put("madeAt", trail.toldAt());
		manifest.put("sealedUpTo", this.seals.head().head());
		manifest.put("sha256", sums);
		return bytes(manifest);
	}

	/**
	 * The processes that ran and the tables that decided, each in each of its versions.
	 */
	private Map<String, byte[]> models(CaseRecord record) {
		Map<String, byte[]> files = new TreeMap<>();
		this.decisions.runs(record.story().keys())
			.forEach((run) -> add(files, this.repository.getProcessDefinition(run.definitionId()), run.version()));
		record.decisions()
			.stream()
			.filter((decision) -> decision.file() != null)
			.forEach((decision) -> add(files, this.repository.getDecisionDefinition(decision.definitionId()),
					decision.version()));
		return files;
	}

	private void add(Map<String, byte[]> files, ResourceDefinition definition, int version) {
		String resource = definition.getResourceName();
		String ending = resource.substring(resource.lastIndexOf('.'));
		files.computeIfAbsent("models/" + definition.getKey() + ".v" + version + ending, (name) -> content(definition));
	}

	private byte[] content(ResourceDefinition definition) {
		try (var resource = this.repository.getResourceAsStream(definition.getDeploymentId(),
				definition.getResourceName())) {
			return resource.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] bytes(Object content) {
		try {
			return this.pretty.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void zip(Map<String, byte[]> files, OutputStream out) {
		try {
			ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
				zip.closeEntry();
			}
			zip.finish();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
