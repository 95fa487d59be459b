package smileid.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A partner's jobs. */
public final class Jobs {
  private record Found(List<Job> jobs) {}

  private final Control control;
  private final String partnerId;

  Jobs(Control control, String partnerId) {
    this.control = control;
    this.partnerId = partnerId;
  }

  /** All of them, newest first. */
  public List<Job> list() {
    return control.call("GET", "jobs", Map.of("partner_id", partnerId), null, Found.class).jobs();
  }

  /** A job by Smile ID's number or id of it. */
  public Job get(String smileJobId) {
    return control.call("GET", "jobs/" + Control.encoded(smileJobId), Map.of("partner_id", partnerId), null, Job.class);
  }

  /** The newest job with this id of the partner's own, once its result is final; within 5 seconds. */
  public Job completed(String jobId) {
    return completed(jobId, Duration.ofSeconds(5));
  }

  /** The same within some real time. A clock of the partner's own stands still until it is advanced. */
  public Job completed(String jobId, Duration timeout) {
    Map<String, String> query = Map.of("partner_id", partnerId, "job_id", jobId);
    List<Job> found = control.call("GET", "jobs", query, null, Found.class).jobs();
    if (found.isEmpty()) throw new EmulatorException("Partner " + partnerId + " has no job \"" + jobId + "\".");
    String path = "jobs/" + Control.encoded(found.get(0).smileJobId());
    for (Deadline deadline = new Deadline(timeout); ; ) {
      Job job = control.call("GET", path, Map.of("partner_id", partnerId, "wait", deadline.left()), null, Job.class);
      if (job.state().equals("final")) return job;
      if (deadline.isOver()) throw new EmulatorException("Job \"" + jobId + "\" is " + job.state() + ". " + job.hint());
    }
  }
}
