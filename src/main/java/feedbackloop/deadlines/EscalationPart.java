package feedbackloop.deadlines;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.deadlines.EscalationLog.Entry;
import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.notification.Recipient;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page which tasks got late, by how much, who was told and what was
 * done.
 */
@Component
@Order(30)
class EscalationPart implements CasePart {

	private final EscalationLog log;

	private final HouseTime time;

	EscalationPart(EscalationLog log, HouseTime time) {
		this.log = log;
		this.time = time;
	}

	@Override
	public String name() {
		return "escalation";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.CLOCKS;
	}

	@Override
	public List<EscalationRow> of(CaseLook look) {
		List<EscalationRow> rows = this.log.of(look.feedback().numbers()).stream().map(this::row).toList();
		return rows.isEmpty() ? null : rows;
	}

	private EscalationRow row(Entry entry) {
		return new EscalationRow(entry.task(), entry.percent(), this.time.at(entry.at()), entry.how(), entry.told(),
				entry.actions());
	}

	/**
	 * One level of one task.
	 */
	record EscalationRow(String task, int percent, OffsetDateTime at, String how, List<Recipient> told,
			List<String> actions) {

	}

}
