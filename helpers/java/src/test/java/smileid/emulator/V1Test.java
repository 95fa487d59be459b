package smileid.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.BadPaddingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import smile.identity.core.ImageParameters;
import smile.identity.core.Options;
import smile.identity.core.PartnerParameters;
import smile.identity.core.Signature;
import smile.identity.core.WebApi;

/** The SDK of v1, unmodified, as a partner of each test's own. */
@ExtendWith(SmileIdEmulator.class)
class V1Test {
  private static String authenticate(Partner partner, String jobId) throws Exception {
    return authenticate(partner, jobId, false);
  }

  private static String authenticate(Partner partner, String jobId, boolean poll) throws Exception {
    V1 v1 = partner.v1();
    WebApi api = new WebApi(v1.partnerId(), v1.callbackUrl(), partner.secKey(), v1.baseUrl());
    ImageParameters images = new ImageParameters();
    images.add(2, "/9j/4AAQSkZJRgABAQ==");
    PartnerParameters job = new PartnerParameters("demo-anna", jobId, 2);
    return api.submit_job(job.get(), images.get(), null, new Options(null, poll, false, false).get());
  }

  @Test
  void theQueuedOutcomeIsCalledBackAndTakenForGenuine(Partner partner) throws Exception {
    partner.next("rejected");
    authenticate(partner, "job-1");
    partner.advance(Duration.ofSeconds(1));
    Callback callback = partner.callbacks().next();
    assertEquals("delivered", callback.state());
    assertEquals("0821", callback.result().code());
    var body = partner.callbacks().inbox().get(0).body();
    Signature signature = new Signature(partner.id(), partner.secKey());
    assertTrue(signature.confirm_sec_key(body.get("timestamp").toString(), (String) body.get("signature")));
  }

  @Test
  void eachCallbackIsReturnedOnceInItsTurn(Partner partner) throws Exception {
    partner.next("provisional-then-rejected");
    authenticate(partner, "job-1");
    partner.advance(Duration.ofSeconds(31));
    assertEquals("0822", partner.callbacks().next().result().code());
    assertEquals("1221", partner.callbacks().next().result().code());
    var nothing = assertThrows(EmulatorException.class, () -> partner.callbacks().next(null, Duration.ofMillis(50)));
    assertTrue(nothing.getMessage().startsWith("No callback came within 50 ms. None after "), nothing.getMessage());
  }

  @Test
  void eachJobIsCountedOnItsOwn(Partner partner) throws Exception {
    authenticate(partner, "job-1");
    authenticate(partner, "job-2");
    partner.advance(Duration.ofSeconds(1));
    List<String> jobs = List.of(
        partner.callbacks().next("job-2").jobId(), partner.callbacks().next().jobId(), partner.callbacks().next().jobId());
    assertEquals(List.of("job-2", "job-1", "job-2"), jobs);
  }

  @Test
  void aReviewerDecides(Partner partner) throws Exception {
    partner.next("provisional-then-approved");
    authenticate(partner, "job-1");
    partner.advance(Duration.ofSeconds(1));
    Job job = partner.jobs().list().get(0);
    assertEquals("in_review", job.state());
    var waited = assertThrows(EmulatorException.class, () -> partner.jobs().completed("job-1", Duration.ofMillis(50)));
    assertTrue(waited.getMessage().contains("Job \"job-1\" is in_review"), waited.getMessage());
    assertEquals("1221", partner.review(job.smileJobId(), "reject").results().get(1).code());
    assertEquals("final", partner.jobs().completed("job-1").state());
    assertEquals("final", partner.jobs().get(job.smileJobId()).state());
  }

  @Test
  @WithPartner(clock = "shared")
  void anSdkThatPollsNeedsAClockThatGoes(Partner partner) throws Exception {
    assertTrue(authenticate(partner, "job-1", true).contains("0820"));
    assertThrows(EmulatorException.class, () -> partner.advance(Duration.ofSeconds(1)));
  }

  @Test
  void aCallbackIsSentAgainForged(Partner partner) throws Exception {
    authenticate(partner, "job-1");
    partner.advance(Duration.ofSeconds(1));
    Callback first = partner.callbacks().next();
    partner.callbacks().replay(first.id(), "forged", "rejected");
    partner.advance(Duration.ZERO);
    assertEquals(first.id(), partner.callbacks().next().replayOf());
    var body = partner.callbacks().inbox().get(1).body();
    assertEquals("0821", body.get("ResultCode"));
    Signature signature = new Signature(partner.id(), partner.secKey());
    // The SDK does not say no: another key has another padding.
    assertThrows(
        BadPaddingException.class,
        () -> signature.confirm_sec_key(body.get("timestamp").toString(), (String) body.get("signature")));
    partner.callbacks().replay(first.id());
    partner.callbacks().replay(first.id(), "twice");
    partner.advance(Duration.ZERO);
    assertEquals(5, partner.callbacks().list().size());
  }

  @Test
  void whatWasAskedIsExpected(Partner partner) throws Exception {
    authenticate(partner, "job-1");
    assertEquals("job-1", partner.expect(Expectation.path("/v1/upload").status(200).times(1)).get(0).jobId());
    partner.expect(Expectation.anything().status("4xx").times(0));
    partner.expect(Expectation.path("/v1/upload").method("POST").jobId("job-1").atLeast(1));
    partner.expect(Expectation.anything().warning("data-uri").atMost(0));
    var error = assertThrows(AssertionError.class, () -> partner.expect(Expectation.path("/v1/uplaod")));
    assertTrue(error.getMessage().contains("Did you mean /v1/upload?"), error.getMessage());
    assertTrue(error.getMessage().contains("POST /v1/upload 200"), error.getMessage());
  }

  @Test
  @WithPartner(settings = "{\"balance\": 3}", callbackUrl = "http://localhost:1/hook", seed = "three")
  void usersAndSettingsAreThePartnersOwn(Partner partner) throws Exception {
    assertEquals("three", partner.seed());
    partner.users().set("anna/1 ü", "disabled");
    assertEquals("disabled", partner.users().get("anna/1 ü"));
    partner.users().set("anna/1 ü", "absent");
    assertEquals("not_on_file", partner.users().get("anna/1 ü"));
    assertEquals(3, partner.settings().balance());
    assertEquals("http://localhost:1/hook", partner.v1().callbackUrl());
    partner.changeSettings("{\"balance\": 0}");
    assertThrows(Exception.class, () -> authenticate(partner, "job-1"));
  }

  @Test
  void aResetForgetsJobsAndKeepsTheTime(Partner partner) throws Exception {
    partner.next("rejected", 2);
    authenticate(partner, "job-1");
    Instant now = partner.advance(Duration.ofHours(1));
    assertNotEquals(List.of(), partner.journal());
    partner.reset();
    assertEquals(List.of(), partner.jobs().list());
    assertEquals(List.of(), partner.journal());
    assertEquals(now, partner.now());
  }

  @Test
  void aMisspeltScenarioIsRefused(Partner partner) {
    var refused = assertThrows(EmulatorException.class, () -> partner.next("rejcted"));
    assertTrue(refused.getMessage().contains("Did you mean \"rejected\""), refused.getMessage());
    assertEquals(404, refused.status());
  }
}
