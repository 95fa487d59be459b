package smileid.emulator;

import java.util.Map;

/**
 * What an SDK of v1 needs to know. 1.0.8, the newest on Maven Central, takes the old key:
 * {@code new WebApi(v1.partnerId(), v1.callbackUrl(), partner.secKey(), v1.baseUrl())}. 2.x takes {@code apiKey()}, and {@code url()} as its server.
 *
 * @param baseUrl such as {@code http://localhost:7645/v1}
 * @param url the same without a version
 * @param callbackUrl where callbacks go when a submission names no other
 */
public record V1(String partnerId, String apiKey, String baseUrl, String url, String callbackUrl) {
  /** The variables that {@code smile-id-emulator exec} sets, for a server in another process. */
  public Map<String, String> environment() {
    return Map.of("SMILE_ID_BASE_URL", baseUrl, "SMILE_ID_PARTNER_ID", partnerId, "SMILE_ID_API_KEY", apiKey);
  }
}
