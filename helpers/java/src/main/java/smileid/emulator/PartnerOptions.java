package smileid.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a partner is made. What is not said has a sensible value. */
public final class PartnerOptions {
  private final Map<String, Object> asked = new LinkedHashMap<>(Map.of("clock", "own"));

  /** Its id; made up unless it is given. */
  public PartnerOptions id(String id) {
    return with("partner_id", id);
  }

  /** Its API key; made up unless it is given. */
  public PartnerOptions apiKey(String apiKey) {
    return with("api_key", apiKey);
  }

  /** Where its callbacks are posted when a submission names no other. Without one they are kept in the inbox. */
  public PartnerOptions callbackUrl(String url) {
    return with("callback_url", url);
  }

  /** The same seed gives the same partner, with the same future. */
  public PartnerOptions seed(String seed) {
    return with("seed", seed);
  }

  /** {@code own}, the default, stands still until it is advanced; {@code shared} is the emulator's. */
  public PartnerOptions clock(String clock) {
    return with("clock", clock);
  }

  /** {@code post}, {@code collect} or {@code both}, the default: the inbox keeps them, and those with an address are posted too. */
  public PartnerOptions callbacks(String mode) {
    return with("callbacks", mode);
  }

  /** What its account is set up for, as an object of JSON, such as {@code {"balance": 0}}. */
  public PartnerOptions settings(String json) {
    asked.put("settings", Control.object(json));
    return this;
  }

  Map<String, Object> asked() {
    return asked;
  }

  boolean says(String name) {
    return asked.containsKey(name);
  }

  private PartnerOptions with(String name, String value) {
    asked.put(name, value);
    return this;
  }
}
