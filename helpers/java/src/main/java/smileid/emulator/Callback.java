package smileid.emulator;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * A callback with every attempt to deliver it. Members that are absent are null.
 *
 * @param state how it ended: delivered, given_up, refused, cancelled or lost; owed until then
 * @param result the result that it reports
 */
public record Callback(
    String id,
    String partnerId,
    String smileJobId,
    String jobId,
    String url,
    String state,
    Result result,
    String dueAt,
    List<Attempt> attempts,
    String fault,
    String replayOf) {

  /** The result that a callback reports. */
  public record Result(String code, String text, @SerializedName("final") boolean isFinal) {}

  /** One attempt to deliver it. */
  public record Attempt(String at, Integer status, double latencyMs, String answer, String problem) {}
}
