package smileid.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** What should have been asked of Smile ID's endpoints, at least once unless it is said: {@code Expectation.path("/v1/upload").times(1)}. */
public final class Expectation {
  private final Map<String, Object> asked = new LinkedHashMap<>();
  private final Map<String, Integer> bounds = new LinkedHashMap<>();

  private Expectation() {}

  /** Anything at all. */
  public static Expectation anything() {
    return new Expectation();
  }

  /** The beginning of a path, or a pattern in which * matches any text. */
  public static Expectation path(String path) {
    return new Expectation().with("path", path);
  }

  /** Such as POST. */
  public Expectation method(String method) {
    return with("method", method);
  }

  /** Such as 400. */
  public Expectation status(int status) {
    return with("status", status);
  }

  /** A class, such as 4xx. */
  public Expectation status(String statuses) {
    return with("status", statuses);
  }

  /** The partner's own id of a job. */
  public Expectation jobId(String jobId) {
    return with("job_id", jobId);
  }

  /** The id of a warning that it earned. */
  public Expectation warning(String id) {
    return with("warning", id);
  }

  /** Exactly so often. */
  public Expectation times(int times) {
    return atLeast(times).atMost(times);
  }

  /** At least so often. */
  public Expectation atLeast(int times) {
    bounds.put("at_least", times);
    return with("times", bounds);
  }

  /** At most so often. */
  public Expectation atMost(int times) {
    bounds.put("at_most", times);
    return with("times", bounds);
  }

  Map<String, Object> asked(String partnerId) {
    Map<String, Object> all = new LinkedHashMap<>(asked);
    all.put("partner_id", partnerId);
    return all;
  }

  private Expectation with(String name, Object value) {
    asked.put(name, value);
    return this;
  }
}
