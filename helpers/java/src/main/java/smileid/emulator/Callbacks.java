package smileid.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A partner's callbacks. */
public final class Callbacks {
  private record Found(List<Callback> callbacks, String hint) {}

  private record Inbox(List<InboxMessage> messages) {}

  private final Control control;
  private final String partnerId;
  private final Map<String, String> last = new HashMap<>();

  Callbacks(Control control, String partnerId) {
    this.control = control;
    this.partnerId = partnerId;
  }

  /** All of them, oldest first, with every attempt. */
  public List<Callback> list() {
    return control.call("GET", "callbacks", Map.of("partner_id", partnerId), null, Found.class).callbacks();
  }

  /**
   * The next callback that ended: the oldest that {@code next} has not returned yet, at once or when it comes, within 5 seconds. It was
   * delivered, given up, refused or lost; {@code state} says which.
   */
  public Callback next() {
    return next(null, Duration.ofSeconds(5));
  }

  /** The next of one job, which is counted on its own. */
  public Callback next(String jobId) {
    return next(jobId, Duration.ofSeconds(5));
  }

  /** The next of one job, or of any if that is null, within some real time. Else an exception says what came, and what is due when. */
  public Callback next(String jobId, Duration timeout) {
    for (Deadline deadline = new Deadline(timeout); ; ) {
      Map<String, String> query = new HashMap<>(Map.of("partner_id", partnerId, "wait", deadline.left()));
      if (jobId != null) query.put("job_id", jobId);
      if (last.containsKey(jobId)) query.put("after", last.get(jobId));
      Found found = control.call("GET", "callbacks", query, null, Found.class);
      if (!found.callbacks().isEmpty()) {
        last.put(jobId, found.callbacks().get(0).id());
        return found.callbacks().get(0);
      }
      if (deadline.isOver()) throw new EmulatorException("No callback came within " + timeout.toMillis() + " ms. " + found.hint());
    }
  }

  /** What callbacks said, oldest first. */
  public List<InboxMessage> inbox() {
    return control.call("GET", "inbox", Map.of("partner_id", partnerId), null, Inbox.class).messages();
  }

  /** Sends one again, with a new signature; due at once. */
  public Callback replay(String id) {
    return replay(id, Map.of());
  }

  /** Sends one again {@code forged}, {@code stale}, {@code unsigned} or {@code twice}; due at once. */
  public Callback replay(String id, String fault) {
    return replay(id, Map.of("fault", fault));
  }

  /** The same, claiming another outcome than the true one, such as {@code approved}. */
  public Callback replay(String id, String fault, String claims) {
    return replay(id, Map.of("fault", fault, "claims", claims));
  }

  private Callback replay(String id, Map<String, String> asked) {
    return control.call("POST", "callbacks/" + Control.encoded(id) + "/replay", Map.of(), asked, Callback.class);
  }
}
