package smileid.emulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the partner of a test, or of every test of a class, is made. An empty text leaves it to the emulator. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface WithPartner {
  /** {@code own} stands still until it is advanced; {@code shared} is the emulator's, for an SDK that polls. */
  String clock() default "own";

  /** What the account is set up for, as an object of JSON, such as {@code {"balance": 0}}. */
  String settings() default "";

  /** Where callbacks are posted when a submission names no other. */
  String callbackUrl() default "";

  /** {@code post}, {@code collect} or {@code both}. */
  String callbacks() default "";

  /** The same seed gives the same partner. In an emulator that was started here it is the test's own id. */
  String seed() default "";

  /** Its id. */
  String id() default "";

  /** Its API key. */
  String apiKey() default "";
}
