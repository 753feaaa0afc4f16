package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * The one check that every file passes before it goes live, whichever way it comes.
 */
@Component
public class ModelCheck {

	private final List<KindCheck> checks;

	private final List<FileContract> contracts;

	private final KnownFindings known = new KnownFindings(this::checkOne);

	ModelCheck(List<KindCheck> checks, List<FileContract> contracts) {
		this.checks = checks;
		this.contracts = contracts;
	}

	/**
	 * What is wrong, in the order of the files; empty when all may go live together.
	 * @param offered the files that are to go live
	 * @param models all files as they would be live then
	 */
	public List<Finding> check(Collection<ModelFile> offered, ModelSet models) {
		List<Finding> findings = new ArrayList<>();
		for (ModelFile file : offered) {
			if (file.name().length() > ModelFile.LONGEST_NAME) {
				findings.add(Finding.of(file.name(), "", "fileNameTooLong", ModelFile.LONGEST_NAME));
				continue;
			}
			if (file.kind().isEmpty()) {
				findings.add(Finding.of(file.name(), "", "unknownFile"));
				continue;
			}
			if (file.text().isBlank()) {
				findings.add(Finding.of(file.name(), "", "fileEmpty"));
				continue;
			}
			findings.addAll(this.known.of(file, models));
		}
		return findings.stream().distinct().toList();
	}

	private List<Finding> checkOne(ModelFile file, ModelSet models) {
		List<Finding> findings = new ArrayList<>();
		this.checks.stream()
			.filter((check) -> check.kind() == file.kind().get())
			.forEach((check) -> findings.addAll(check.check(file, models)));
		this.contracts.stream()
			.filter((contract) -> contract.reads(file.name()))
			.forEach((contract) -> findings.addAll(contract.check(file.name(), file.text(),
					(name) -> models.find(name).map(ModelFile::text).orElse(null))));
		return findings;
	}

}
