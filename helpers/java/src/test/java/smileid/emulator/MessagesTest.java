package smileid.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The messages are those of the emulator's OpenAPI document: their members, and whether each is a text, a number or a list. */
@ExtendWith(SmileIdEmulator.class)
class MessagesTest {
  private static final Map<Class<?>, String> WORDS = Map.of(
      String.class, "string", int.class, "integer", Integer.class, "integer", long.class, "integer", Long.class, "integer",
      double.class, "number", boolean.class, "boolean", Boolean.class, "boolean");

  @Test
  void messagesAreThoseOfTheDocument(Emulator emulator) {
    JsonObject schemas = Control.object(emulator.control.read("GET", "openapi.json", Map.of(), null))
        .getAsJsonObject("components").getAsJsonObject("schemas");
    compare(schemas, Job.class, schemas.getAsJsonObject("Job"), "Job");
    compare(schemas, Callback.class, schemas.getAsJsonObject("Callback"), "Callback");
    compare(schemas, InboxMessage.class, itemsOf(schemas, "Inbox", "messages"), "InboxMessage");
    compare(schemas, Exchange.class, itemsOf(schemas, "Journal", "exchanges"), "Exchange");
    compare(schemas, Settings.class, schemas.getAsJsonObject("PartnerSettings"), "Settings");
  }

  private static JsonObject itemsOf(JsonObject schemas, String name, String member) {
    return schemas.getAsJsonObject(name).getAsJsonObject("properties").getAsJsonObject(member).getAsJsonObject("items");
  }

  private static void compare(JsonObject schemas, Type type, JsonObject given, String where) {
    JsonObject schema = given;
    if (given.has("$ref")) schema = schemas.getAsJsonObject(given.get("$ref").getAsString().replace("#/components/schemas/", ""));
    JsonElement kind = schema.get("type");
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      assertEquals("array", kind.getAsString(), where);
      compare(schemas, list.getActualTypeArguments()[0], schema.getAsJsonObject("items"), where + "[]");
    } else if (type instanceof ParameterizedType) {
      assertEquals("object", kind.getAsString(), where);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      compareMembers(schemas, record, schema.getAsJsonObject("properties"), where);
    } else if (type != Object.class) {
      String word = schema.has("enum") ? "string" : kind.getAsString();
      assertEquals(WORDS.get(type), word, where);
    }
  }

  private static void compareMembers(JsonObject schemas, Class<?> record, JsonObject properties, String where) {
    TreeSet<String> names = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) names.add(nameOf(record, component));
    assertEquals(new TreeSet<>(properties.keySet()), names, where);
    for (RecordComponent component : record.getRecordComponents()) {
      String name = nameOf(record, component);
      compare(schemas, component.getGenericType(), properties.getAsJsonObject(name), where + "." + name);
    }
  }

  private static String nameOf(Class<?> record, RecordComponent component) {
    try {
      SerializedName said = record.getDeclaredField(component.getName()).getAnnotation(SerializedName.class);
      return said != null ? said.value() : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    } catch (NoSuchFieldException error) {
      throw new AssertionError(error);
    }
  }
}
