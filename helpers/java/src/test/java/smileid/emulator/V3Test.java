package smileid.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** v3 by HTTP, over https. */
@ExtendWith(SmileIdEmulator.class)
class V3Test {
  private static final String BOUNDARY = "a-part";

  @Test
  void theQueuedOutcomeIsCalledBackAndAnswered(Partner partner, Emulator emulator) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(emulator.sslContext()).build();
    String token = Control.object(send(client, to(partner, "token")
        .header("SmileID-Partner-ID", partner.v3().partnerId())
        .header("SmileID-API-Key", partner.v3().apiKey())
        .POST(HttpRequest.BodyPublishers.noBody()))).get("token").getAsString();

    partner.next("rejected");
    Map<String, String> parts = Map.of(
        "country", "NG", "id_type", "NIN", "id_number", "00000000000",
        "user_details", "{\"given_names\": \"Joe\", \"last_name\": \"Doe\", \"email\": \"joe.doe@example.com\"}",
        "consent", "{\"granted\": true, \"granted_at\": \"2026-01-01T00:00:00Z\", \"notice_language\": \"EN\","
            + " \"notice_privacy_policy_url\": \"https://example.com/privacy\"}");
    StringBuilder form = new StringBuilder();
    parts.forEach((name, value) -> form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
    form.append("--" + BOUNDARY + "--\r\n");
    String jobId = Control.object(send(client, to(partner, "enhanced_kyc")
        .header("SmileID-Token", token)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(HttpRequest.BodyPublishers.ofString(form.toString())))).get("job_id").getAsString();

    partner.advance(Duration.ofSeconds(1));
    assertEquals("delivered", partner.callbacks().next(jobId).state());
    assertEquals("block", partner.callbacks().inbox().get(0).body().get("status"));
    String status = send(client, to(partner, "status/" + jobId).header("SmileID-Token", token).GET());
    assertEquals("block", Control.object(status).get("status").getAsString());
    partner.expect(Expectation.path("/v3/enhanced_kyc").status("2xx").times(1));
  }

  @Test
  void aServerElsewhereIsToldByVariables(Partner partner) {
    assertEquals(partner.id(), partner.v1().environment().get("SMILE_ID_PARTNER_ID"));
    assertEquals(partner.id(), partner.v3().environment().get("SMILE_PARTNER_ID"));
    assertTrue(partner.v3().environment().get("SMILE_BASE_URL").startsWith("https://"));
  }

  private static HttpRequest.Builder to(Partner partner, String path) {
    return HttpRequest.newBuilder(URI.create(partner.v3().baseUrl() + "/v3/" + path));
  }

  private static String send(HttpClient client, HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
