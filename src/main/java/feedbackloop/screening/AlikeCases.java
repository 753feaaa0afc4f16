package feedbackloop.screening;

import java.util.List;

/**
 * Cases that wait for triage and read alike; often it is one alone.
 *
 * @param key what their texts have in common
 * @param count how many there are
 * @param listed the suspected and the newest of them
 */
record AlikeCases(String key, int count, List<QueueRow> listed) {

	public QueueRow first() {
		return this.listed.get(0);
	}

	public boolean alone() {
		return this.count == 1;
	}

	public int unlisted() {
		return this.count - this.listed.size();
	}

}
