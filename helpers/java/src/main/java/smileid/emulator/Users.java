package smileid.emulator;

import java.util.Map;

/** Who is on file with a partner. */
public final class Users {
  private record User(String state) {}

  private final Control control;
  private final String partnerId;

  Users(Control control, String partnerId) {
    this.control = control;
    this.partnerId = partnerId;
  }

  /** The state of a user, or {@code not_on_file}. */
  public String get(String userId) {
    return control.call("GET", path(userId), query(), null, User.class).state();
  }

  /** Puts a user on file in a state, such as {@code enrolled}; {@code absent} removes the user. */
  public void set(String userId, String state) {
    if (state.equals("absent")) control.read("DELETE", path(userId), query(), null);
    else control.read("PUT", path(userId), query(), Map.of("state", state));
  }

  private static String path(String userId) {
    return "users/" + Control.encoded(userId);
  }

  private Map<String, String> query() {
    return Map.of("partner_id", partnerId);
  }
}
