package feedbackloop.models.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;

/**
 * A folder as it is now, with whatever people and programs left in it: what is ours by
 * its name is read, each file for itself. Once found on disk it is read there only.
 */
final class Folder {

	private static final List<String> PLACES = List.of("processes", "processes/messages", "processes/replies",
			"processes/macros", "processes/sources", "forms");

	private final ModelFolder files;

	private final boolean onDisk;

	private final Map<String, Path> found = new TreeMap<>();

	private final List<Finding> closed = new ArrayList<>();

	Folder(ModelFolder files) {
		this.files = files;
		this.onDisk = files.isOnDisk();
		if (this.onDisk) {
			PLACES.forEach(this::find);
		}
	}

	boolean isOnDisk() {
		return this.onDisk;
	}

	/**
	 * The files that may go live with their texts, and what cannot or shall not be read.
	 */
	FolderContents read() {
		List<ModelFile> read = new ArrayList<>();
		List<Finding> findings = new ArrayList<>(this.closed);
		if (this.onDisk) {
			this.found.forEach((name, path) -> {
				if (isOurs(name)) {
					read(name, path, read, findings);
				}
				else {
					StrayFiles.finding(name).ifPresent(findings::add);
				}
			});
		}
		else {
			names().forEach((name) -> read.add(TextOf.file(name, this.files.bytes(name))));
		}
		return new FolderContents(read, findings);
	}

	/**
	 * What changes when the folder does.
	 */
	Map<String, Stamp> stamps() {
		Map<String, Stamp> stamps = new TreeMap<>();
		this.closed.forEach((finding) -> stamps.put(finding.file(), Stamp.NONE));
		this.found.forEach((name, path) -> {
			if (isOurs(name) || StrayFiles.finding(name).isPresent()) {
				stamps.put(name, stamp(path));
			}
		});
		return stamps;
	}

	/** Those of the copy in the jar. */
	private List<String> names() {
		return Stream
			.of(this.files.list("processes", ".bpmn"), this.files.list("processes", ".dmn"),
					this.files.list("processes", ".yaml"), this.files.list("processes/messages", ".txt"),
					this.files.list("processes/replies", ".txt"), this.files.list("processes/macros", ".yaml"),
					this.files.list("processes/sources", ".yaml"), this.files.list("forms", ".form"))
			.flatMap(List::stream)
			.toList();
	}

	private void find(String place) {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(this.files.path(place))) {
			entries.forEach((path) -> this.found
				.put(place + "/" + path.getFileName().toString().replaceAll("\\p{Cntrl}", "?"), path));
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			// Nobody has to have texts or forms of their own.
		}
		catch (IOException | DirectoryIteratorException ex) {
			this.closed.add(Finding.of(place, "", "folderUnreadable"));
		}
	}

	private static void read(String name, Path path, List<ModelFile> read, List<Finding> findings) {
		if (Files.exists(path) && !Files.isRegularFile(path)) {
			findings.add(Finding.of(name, "", "notAFile"));
			return;
		}
		try (InputStream stream = Files.newInputStream(path)) {
			read.add(TextOf.file(name, stream.readNBytes(TextOf.LIMIT + 1)));
		}
		catch (CheckRefused refused) {
			findings.addAll(refused.findings());
		}
		catch (IOException | UncheckedIOException ex) {
			if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
				findings.add(Finding.of(name, "", "fileUnreadable"));
			}
		}
	}

	private static Stamp stamp(Path path) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), Files.isReadable(path));
		}
		catch (IOException ex) {
			return Stamp.NONE;
		}
	}

	private static boolean isOurs(String name) {
		return new ModelFile(name, "").meant().isPresent();
	}

	/**
	 * What changes when a file is written, or may be read.
	 */
	record Stamp(long modified, long size, boolean readable) {

		/** Of what is not there, or leads nowhere. */
		private static final Stamp NONE = new Stamp(0, 0, false);

	}

}
