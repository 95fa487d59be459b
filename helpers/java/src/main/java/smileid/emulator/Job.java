package smileid.emulator;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * A job: its scenario and why it was chosen, its results, and what is planned. Members that are absent are null.
 *
 * @param smileJobId Smile ID's number or id of it
 * @param jobId the partner's own id of it
 * @param state pending, in_review or final
 * @param packed the package that was uploaded
 * @param hint why a wait ended before the job was in the state that was waited for
 */
public record Job(
    String partnerId,
    String smileJobId,
    String refId,
    String userId,
    String jobId,
    String api,
    String product,
    String callbackUrl,
    Scenario scenario,
    String state,
    String submittedAt,
    List<Result> results,
    List<Result> planned,
    @SerializedName("package") Package packed,
    List<Warned> warnings,
    String hint) {

  /** A result that a job has, or one that is planned. */
  public record Result(
      String at, String by, String outcome, String code, String text, @SerializedName("final") boolean isFinal) {}

  /** What a job follows, and why. */
  public record Scenario(String name, String chosenBy, NearMiss nearMiss) {}

  /** A scenario that was almost chosen. */
  public record NearMiss(String scenario, String field, String expected, String actual) {}

  /** What was uploaded. */
  public record Package(long size, List<String> entries, List<Picture> images) {}

  /** A picture of a package. */
  public record Picture(String kind, String fileName, long size, String sha256) {}
}
