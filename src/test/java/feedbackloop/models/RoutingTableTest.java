package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Which path, who answers, who leads. */
class RoutingTableTest extends DecisionTableContract {

	RoutingTableTest() {
		super("routing", HitPolicy.FIRST, 4, 3, 12);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                              | knownCause | complianceRisk | feedbackType    | grade  | rule                      | path    | team    | lead
						Praise is answered                                    | false      | false          | praise          | low    | praise                    | answer  | support | support
						Praise is answered even beside a known cause          | true       | true           | praise          | urgent | praise                    | answer  | support | support
						A known cause with a legal risk is answered by legal  | true       | true           | service         | high   | attach_compliance         | attach  | legal   | product
						A known cause of a complaint is answered by the lead  | true       | false          | service         | low    | attach_service            | attach  | lead    | quality
						A known cause is joined at any grade                  | true       | false          | suggestion      | low    | attach                    | attach  | support | product
						A complaint with a legal risk is led by quality       | false      | true           | service         | urgent | improve_complianceService | improve | legal   | quality
						A legal risk is answered by legal                     | false      | true           | paymentSecurity | medium | improve_compliance        | improve | legal   | product
						A low legal risk, if one occurs, stays with legal     | false      | true           | service         | low    | answer_compliance         | answer  | legal   | legal
						A complaint is not handled by those complained about  | false      | false          | service         | medium | improve_service           | improve | lead    | quality
						A low complaint is decided, not parked                | false      | false          | service         | low    | answer_service            | answer  | lead    | quality
						A low question about a transaction is answered        | false      | false          | transaction     | low    | answer_money              | answer  | support | product
						A low question about payment is answered              | false      | false          | paymentSecurity | low    | answer_money              | answer  | support | product
						A low idea goes to the backlog                        | false      | false          | suggestion      | low    | backlog                   | backlog | support | product
						A low defect goes to the backlog                      | false      | false          | defect          | low    | backlog                   | backlog | support | product
						A medium defect is analysed                           | false      | false          | defect          | medium | improve                   | improve | support | product
						An urgent payment problem is analysed                 | false      | false          | paymentSecurity | urgent | improve                   | improve | support | product
						""");
	}

}
