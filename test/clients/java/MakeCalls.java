import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.json.simple.JSONArray;
import org.json.simple.JSONObject;
import org.json.simple.parser.JSONParser;
import smile.identity.core.IDApi;
import smile.identity.core.IDParameters;
import smile.identity.core.ImageParameters;
import smile.identity.core.Options;
import smile.identity.core.PartnerParameters;
import smile.identity.core.Signature;
import smile.identity.core.Utilities;
import smile.identity.core.WebApi;

/**
 * Makes calls of the official SDK, each in a thread of its own, and prints what each gave.
 *
 * Reads {"defaults": {...}, "calls": {name: {"do": ..., ...}}} on stdin. A call is its own members over the defaults.
 * Prints {name: {"answer": ...}} or {name: {"error": {"type", "message"}}}.
 */
public class MakeCalls {
  public static void main(String[] arguments) throws Exception {
    JSONObject request = (JSONObject) new JSONParser().parse(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<?, ?> defaults = (Map<?, ?>) request.get("defaults");
    Map<?, ?> calls = (Map<?, ?>) request.get("calls");

    ExecutorService pool = Executors.newCachedThreadPool();
    Map<Object, Future<JSONObject>> running = new LinkedHashMap<>();
    for (Map.Entry<?, ?> named : calls.entrySet()) {
      JSONObject call = new JSONObject(defaults);
      call.putAll((Map<?, ?>) named.getValue());
      running.put(named.getKey(), pool.submit(() -> gave(call)));
    }
    pool.shutdown();

    JSONObject given = new JSONObject();
    for (Map.Entry<Object, Future<JSONObject>> one : running.entrySet()) given.put(one.getKey(), one.getValue().get());
    new PrintStream(System.out, true, "UTF-8").println(given.toJSONString());
  }

  private static JSONObject gave(JSONObject call) {
    JSONObject gave = new JSONObject();
    try {
      gave.put("answer", make(call));
    } catch (Exception error) {
      JSONObject raised = new JSONObject();
      raised.put("type", error.getClass().getSimpleName());
      raised.put("message", String.valueOf(error.getMessage()));
      gave.put("error", raised);
    }
    return gave;
  }

  private static Object make(JSONObject call) throws Exception {
    switch (text(call, "do")) {
      case "web_api":
        return parsed(webApi(call));
      case "id_api":
        IDApi idApi = new IDApi(text(call, "partner_id"), text(call, "api_key"), text(call, "server"));
        return parsed(idApi.submit_job(partnerParameters(call), idInfo(call), call.containsKey("validated")));
      case "services":
        return new Utilities(text(call, "partner_id"), text(call, "api_key"), text(call, "server")).query_smile_id_services();
      case "status":
        return parsed(status(call));
      case "confirm":
        Signature signature = new Signature(text(call, "partner_id"), text(call, "api_key"));
        return signature.confirm_sec_key(text(call, "timestamp"), text(call, "signature"));
      default:
        throw new IllegalArgumentException("There is no verb " + call.get("do"));
    }
  }

  private static String webApi(JSONObject call) throws Exception {
    WebApi api = new WebApi(text(call, "partner_id"), text(call, "callback_url"), text(call, "api_key"), text(call, "server"));
    if (call.get("images") == null) return api.submit_job(partnerParameters(call), idInfo(call));
    return api.submit_job(partnerParameters(call), images(call), idInfo(call), options(call), false);
  }

  private static String status(JSONObject call) throws Exception {
    Utilities utilities = new Utilities(text(call, "partner_id"), text(call, "api_key"), text(call, "server"));
    JSONObject params = (JSONObject) call.get("partner_params");
    return utilities.get_job_status(text(params, "user_id"), text(params, "job_id"), new Options(true, true).get());
  }

  private static String partnerParameters(JSONObject call) {
    JSONObject params = new JSONObject((Map<?, ?>) call.get("partner_params"));
    int jobType = ((Number) params.remove("job_type")).intValue();
    PartnerParameters built =
        new PartnerParameters((String) params.remove("user_id"), (String) params.remove("job_id"), jobType);
    for (Object name : params.keySet()) built.add((String) name, text(params, name));
    return built.get();
  }

  private static String images(JSONObject call) {
    ImageParameters built = new ImageParameters();
    for (Object one : (JSONArray) call.get("images")) {
      JSONObject image = (JSONObject) one;
      built.add(((Number) image.get("image_type_id")).intValue(), text(image, "image"));
    }
    return built.get();
  }

  /** What IDParameters makes of it, and what it has no word for; nothing when nothing is said. */
  private static String idInfo(JSONObject call) throws Exception {
    JSONObject info = (JSONObject) call.get("id_info");
    if (info == null) return null;
    IDParameters built = new IDParameters(text(info, "first_name"), "", text(info, "last_name"), text(info, "country"),
        text(info, "id_type"), text(info, "id_number"), "", "");
    JSONObject whole = (JSONObject) parsed(built.get());
    whole.putAll(info);
    return whole.toJSONString();
  }

  private static String options(JSONObject call) {
    JSONObject options = (JSONObject) call.get("options");
    if (options == null) return null;
    return new Options(text(options, "optional_callback"), (Boolean) options.get("return_job_status"),
        (Boolean) options.get("return_history"), (Boolean) options.get("return_images")).get();
  }

  private static String text(JSONObject object, Object name) {
    Object value = object.get(name);
    return value == null ? "" : value.toString();
  }

  private static Object parsed(String json) throws Exception {
    return new JSONParser().parse(json);
  }
}
