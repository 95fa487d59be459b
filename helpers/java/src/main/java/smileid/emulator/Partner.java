package smileid.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A partner for one test: its jobs, users, callbacks, queue, numbers and, unless it is shared, its time are its own. {@code close} forgets it. */
public final class Partner implements AutoCloseable {
  record Made(String partnerId, String apiKey, String callbackUrl, String seed) {}

  private record Clock(String now) {}

  private record Journal(List<Exchange> exchanges) {}

  private record Expected(boolean met, List<Exchange> exchanges, String problem) {}

  private final Emulator emulator;
  private final Control control;
  private final Made made;
  private final Jobs jobs;
  private final Callbacks callbacks;
  private final Users users;
  private boolean isForgotten;

  Partner(Emulator emulator, Made made) {
    this.emulator = emulator;
    this.control = emulator.control;
    this.made = made;
    this.jobs = new Jobs(control, made.partnerId());
    this.callbacks = new Callbacks(control, made.partnerId());
    this.users = new Users(control, made.partnerId());
  }

  /** Its id. */
  public String id() {
    return made.partnerId();
  }

  /** Its API key. */
  public String apiKey() {
    return made.apiKey();
  }

  /** Where callbacks go when a submission names no other; {@code inbox:} and its id when they are only kept. */
  public String callbackUrl() {
    return made.callbackUrl() == null ? "inbox:" + id() : made.callbackUrl();
  }

  /** Everything made up for it follows from this. */
  public String seed() {
    return made.seed();
  }

  /** What an SDK of v1 needs to know. */
  public V1 v1() {
    return new V1(id(), apiKey(), emulator.url() + "/v1", emulator.url() + "/", callbackUrl());
  }

  /** The key that an SDK from before 2022 has instead of {@code apiKey}, as {@link Emulator#secKey} says. */
  public String secKey() {
    return emulator.secKey();
  }

  /** What a client of v3 needs to know. */
  public V3 v3() {
    return new V3(id(), apiKey(), emulator.secureUrl());
  }

  /** Its jobs. */
  public Jobs jobs() {
    return jobs;
  }

  /** Its callbacks. */
  public Callbacks callbacks() {
    return callbacks;
  }

  /** Who is on file with it. */
  public Users users() {
    return users;
  }

  /** Queues a scenario for the next submission. */
  public void next(String scenario) {
    next(scenario, 1);
  }

  /** Queues a scenario for so many submissions. */
  public void next(String scenario, int times) {
    control.read("POST", "next", Map.of(), Map.of("scenario", scenario, "times", times, "partner_id", id()));
  }

  /** Decides a job as the human reviewer: {@code approve}, {@code reject} or {@code spoof}. The callback is due at once. */
  public Job review(String smileJobId, String decision) {
    String path = "jobs/" + Control.encoded(smileJobId) + "/review";
    return control.call("POST", path, query(), Map.of("decision", decision), Job.class);
  }

  /** Its time. */
  public Instant now() {
    return Instant.parse(control.call("GET", "clock", query(), null, Clock.class).now());
  }

  /** Moves its own clock. Everything due is delivered when this returns. */
  public Instant advance(Duration by) {
    Map<String, Object> asked = Map.of("by", Control.inWords(by), "partner_id", id());
    return Instant.parse(control.call("POST", "clock/advance", Map.of(), asked, Clock.class).now());
  }

  /** What was asked of Smile ID and matches, oldest first; or an AssertionError that lists what was asked, closest first. */
  public List<Exchange> expect(Expectation expectation) {
    Expected answer = control.call("POST", "expect", Map.of(), expectation.asked(id()), Expected.class);
    if (!answer.met()) throw new AssertionError(answer.problem());
    return answer.exchanges();
  }

  /** Every exchange with Smile ID's endpoints, oldest first. */
  public List<Exchange> journal() {
    return control.call("GET", "journal", query(), null, Journal.class).exchanges();
  }

  /** What the account is set up for: the balance is what is left of it. */
  public Settings settings() {
    return control.call("GET", "partners/" + id() + "/settings", Map.of(), null, Settings.class);
  }

  /** Changes the settings that an object of JSON names, such as {@code {"balance": 0}}; null allows all again. */
  public Settings changeSettings(String json) {
    return control.call("PATCH", "partners/" + id() + "/settings", Map.of(), Control.object(json), Settings.class);
  }

  /** Forgets jobs, users, queues, journal and inbox. The clock is not changed. */
  public void reset() {
    control.read("POST", "reset", Map.of(), Map.of("partner_id", id()));
  }

  /** Forgets the partner, and everything of it. May be called twice. */
  @Override
  public void close() {
    if (isForgotten) return;
    isForgotten = true;
    try {
      control.read("DELETE", "partners/" + id(), Map.of(), null);
    } catch (EmulatorException error) {
      // Loading a state forgets partners that are not in it.
      if (error.status() != 404) throw error;
    }
  }

  @Override
  public String toString() {
    return "Partner " + id();
  }

  private Map<String, String> query() {
    return new HashMap<>(Map.of("partner_id", id()));
  }
}
