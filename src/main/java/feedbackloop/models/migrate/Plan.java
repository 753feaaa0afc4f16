package feedbackloop.models.migrate;

import java.util.Map;

import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * How cases get from one version of a process to another.
 *
 * @param engine what the engine does
 * @param elements which elements of the old version become which of the new one
 */
record Plan(MigrationPlan engine, Map<String, String> elements, BpmnModelInstance from, BpmnModelInstance to) {

}
