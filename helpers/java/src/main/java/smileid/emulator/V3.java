package smileid.emulator;

import java.util.Map;

/**
 * What a client of v3 needs to know.
 *
 * @param baseUrl such as {@code https://localhost:7645}: the vendor's SDKs take nothing else, and add /v3. {@link Emulator#sslContext} trusts it.
 */
public record V3(String partnerId, String apiKey, String baseUrl) {
  /** The variables that {@code smile-id-emulator exec} sets, for a server in another process. */
  public Map<String, String> environment() {
    return Map.of("SMILE_BASE_URL", baseUrl, "SMILE_PARTNER_ID", partnerId, "SMILE_API_KEY", apiKey);
  }
}
