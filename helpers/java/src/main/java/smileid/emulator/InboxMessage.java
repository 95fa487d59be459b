package smileid.emulator;

import java.util.Map;

/**
 * A callback that the inbox has kept.
 *
 * @param text its body, byte for byte
 * @param body the same, parsed
 */
public record InboxMessage(
    String deliveryId,
    String partnerId,
    String smileJobId,
    String jobId,
    String at,
    String url,
    Map<String, String> headers,
    String text,
    Map<String, Object> body) {}
