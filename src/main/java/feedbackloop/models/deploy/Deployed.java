package feedbackloop.models.deploy;

import java.util.List;

import feedbackloop.models.files.ModelVersion;
import feedbackloop.notation.Finding;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

/**
 * What went live.
 *
 * @param deployment the engine's; null when nothing differed from what was live
 * @param versions the new versions of the files; empty when nothing differed
 * @param warnings what the rehearsal found that does not keep them from going live
 */
public record Deployed(DeploymentWithDefinitions deployment, List<ModelVersion> versions, List<Finding> warnings) {

}
