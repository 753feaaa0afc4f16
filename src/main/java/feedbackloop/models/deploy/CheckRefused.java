package feedbackloop.models.deploy;

import java.util.Comparator;
import java.util.List;

import feedbackloop.notation.Finding;

/**
 * Files that may not go live, with everything that is wrong in them, warnings last.
 * Nothing was deployed, and what runs goes on running.
 */
public class CheckRefused extends RuntimeException {

	private final transient List<Finding> findings;

	public CheckRefused(List<Finding> findings) {
		super(findings.toString());
		this.findings = findings.stream().sorted(Comparator.comparing(Finding::warning)).toList();
	}

	public List<Finding> findings() {
		return this.findings;
	}

}
