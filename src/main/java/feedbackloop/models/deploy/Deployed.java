package feedbackloop.models.deploy;

import java.util.List;

import feedbackloop.models.files.ModelVersion;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

/**
 * What went live.
 *
 * @param deployment the engine's; null when nothing differed from what was live
 * @param versions the new versions of the files
 */
record Deployed(DeploymentWithDefinitions deployment, List<ModelVersion> versions) {

}
