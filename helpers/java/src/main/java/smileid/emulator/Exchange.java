package smileid.emulator;

import java.util.List;

/** One request to Smile ID's endpoints and its answer, without secrets. Members that are absent are null. */
public record Exchange(
    String at,
    String partnerId,
    String jobId,
    String method,
    String path,
    String sentPath,
    int status,
    double latencyMs,
    Object request,
    Object response,
    String hint,
    List<Warned> warnings) {}
