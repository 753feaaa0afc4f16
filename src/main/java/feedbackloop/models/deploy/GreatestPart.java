package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;

/**
 * As many of some files as pass the check together. One that does not pass stays back,
 * and with it those only that need it.
 */
final class GreatestPart {

	private final Function<List<ModelFile>, List<Finding>> check;

	/** The check takes its time. */
	private final Map<Set<ModelFile>, List<Finding>> known = new HashMap<>();

	private final List<ModelFile> passing;

	private final List<ModelFile> refused = new ArrayList<>();

	private final List<Finding> findings = new ArrayList<>();

	/**
	 * Finds it.
	 * @param check what is wrong with some of the files if they went live together, in
	 * them or in others
	 */
	GreatestPart(List<ModelFile> files, Function<List<ModelFile>, List<Finding>> check) {
		this.check = check;
		this.passing = new ArrayList<>(files);
		List<Finding> wrong = wrong(this.passing);
		while (!wrong.isEmpty()) {
			leaveOut(wrong);
			wrong = wrong(this.passing);
		}
		takeBackIn();
	}

	/**
	 * The files that pass.
	 */
	List<ModelFile> passing() {
		return this.passing;
	}

	/**
	 * The files that stay back.
	 */
	List<ModelFile> refused() {
		return this.refused;
	}

	/**
	 * Why they do.
	 */
	List<Finding> findings() {
		return this.findings.stream().distinct().toList();
	}

	private void leaveOut(List<Finding> wrong) {
		List<ModelFile> out = named(wrong, this.passing);
		if (out.isEmpty()) {
			out = culprits(wrong);
		}
		explain(out, wrong);
		this.refused.addAll(out);
		this.passing.removeAll(out);
	}

	/** Those without which something of it would not be wrong: it is wrong in others. */
	private List<ModelFile> culprits(List<Finding> wrong) {
		List<ModelFile> culprits = this.passing.stream()
			.filter((file) -> !wrong(without(file)).containsAll(wrong))
			.toList();
		return culprits.isEmpty() ? List.copyOf(this.passing) : culprits;
	}

	/** What seemed wrong in a file may have been the fault of one that is out by now. */
	private void takeBackIn() {
		int before = this.refused.size();
		int left;
		do {
			left = this.refused.size();
			List.copyOf(this.refused).forEach((file) -> {
				if (wrong(with(file)).isEmpty()) {
					this.passing.add(file);
					this.refused.remove(file);
				}
			});
		}
		while (this.refused.size() < left);
		if (left < before) {
			this.findings.clear();
			this.refused.forEach((file) -> explain(List.of(file), wrong(with(file))));
		}
	}

	private void explain(List<ModelFile> out, List<Finding> wrong) {
		String places = wrong.stream().map(Finding::file).distinct().collect(Collectors.joining(", "));
		List<ModelFile> named = named(wrong, out);
		out.stream()
			.filter((file) -> !named.contains(file))
			.forEach((file) -> this.findings.add(Finding.of(file.name(), "", "heldBack", places)));
		this.findings.addAll(wrong);
	}

	private static List<ModelFile> named(List<Finding> wrong, List<ModelFile> files) {
		Set<String> names = wrong.stream().map(Finding::file).collect(Collectors.toSet());
		return files.stream().filter((file) -> names.contains(file.name())).toList();
	}

	private List<Finding> wrong(List<ModelFile> files) {
		return files.isEmpty() ? List.of()
				: this.known.computeIfAbsent(Set.copyOf(files), (some) -> Finding.refusing(this.check.apply(files)));
	}

	private List<ModelFile> with(ModelFile file) {
		return Stream.concat(this.passing.stream(), Stream.of(file)).toList();
	}

	private List<ModelFile> without(ModelFile file) {
		return this.passing.stream().filter((other) -> other != file).toList();
	}

}
