package smileid.emulator;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calls of the emulator's control API, under /__emulator/. */
final class Control {
  /** The first number of the control API's version that this package is written for. */
  private static final String API_MAJOR = "1";

  private static final Gson GSON = new GsonBuilder()
      .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
      .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
      .disableHtmlEscaping()
      .create();

  // The emulator is on this machine or in this network: a proxy of the machine's cannot reach it.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY).build();
  private final String token;
  final String url;

  private record Health(String status, String controlApi) {}

  private record Refusal(String error) {}

  Control(String url, String token) {
    if (!url.matches("https?://[^/].*")) {
      throw new EmulatorException('"' + url + "\" is not an http or https URL, such as http://localhost:7645.");
    }
    // A client's base URL, or a page of the dashboard, does too.
    this.url = url.replaceFirst("/+(v\\d+|__emulator)(/.*)?$|/+$", "");
    this.token = token != null ? token : System.getenv("SMILE_ID_EMULATOR_CONTROL_TOKEN");
  }

  /** Checks that an emulator answers there that this package can talk to. */
  void check() {
    Health health = call("GET", "health", Map.of(), null, Health.class);
    if (!"ok".equals(health.status())) throw new EmulatorException("What answers at " + url + " is not an emulator.");
    String version = health.controlApi() == null ? "0.0" : health.controlApi();
    if (!version.split("\\.")[0].equals(API_MAJOR)) {
      throw new EmulatorException("The emulator at " + url + " has version " + version + " of the control API, and this package is for "
          + API_MAJOR + ".x. Install a package and an emulator of the same version.");
    }
  }

  /** Makes a call, and reads the answer as a type. Parameters of the query that are null are left out. */
  <T> T call(String method, String path, Map<String, String> query, Object body, Class<T> answer) {
    String text = read(method, path, query, body);
    try {
      return GSON.fromJson(text, answer);
    } catch (JsonParseException error) {
      throw new EmulatorException("What answers at " + url + " is not an emulator.");
    }
  }

  String read(String method, String path, Map<String, String> query, Object body) {
    String asked = new TreeMap<>(query).entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
    String target = url + "/__emulator/" + path + (asked.isEmpty() ? "" : "?" + asked);
    HttpRequest.BodyPublisher sent =
        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(GSON.toJson(body));
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target)).method(method, sent).timeout(Duration.ofMinutes(2));
    if (token != null) request.header("Authorization", "Bearer " + token);
    try {
      HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() < 300) return response.body();
      throw new EmulatorException(refusalIn(response, method + " " + target), response.statusCode());
    } catch (IOException error) {
      throw new EmulatorException("No emulator answers at " + url + " (" + error + "). Is it still running?");
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new EmulatorException("The call of " + target + " was interrupted.");
    }
  }

  private static String refusalIn(HttpResponse<String> response, String call) {
    try {
      Refusal refusal = GSON.fromJson(response.body(), Refusal.class);
      if (refusal != null && refusal.error() != null) return refusal.error();
    } catch (JsonParseException error) {
      // It is no emulator that speaks so.
    }
    return "What answers " + call + " is not an emulator: it answered " + response.statusCode() + ".";
  }

  /** Any text as one part of a path or query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A duration as the control API reads it. */
  static String inWords(Duration duration) {
    long milliseconds = duration.toMillis();
    if (milliseconds != 0 && milliseconds % 3_600_000 == 0) return milliseconds / 3_600_000 + "h";
    if (milliseconds != 0 && milliseconds % 60_000 == 0) return milliseconds / 60_000 + "m";
    return String.format("%d.%03ds", milliseconds / 1000, milliseconds % 1000);
  }

  /** An object of JSON from its text. */
  static JsonObject object(String json) {
    return GSON.fromJson(json, JsonObject.class);
  }
}
