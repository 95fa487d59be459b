package smileid.emulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension: {@code @ExtendWith(SmileIdEmulator.class)}. A test that takes a {@link Partner} has one of its own, which is forgotten when
 * the test ends; one that takes the {@link Emulator} has the run's. That is the one that SMILE_ID_EMULATOR_URL names, or one that is started
 * for the run, by the configuration parameters {@code smile-id-emulator.options} and {@code smile-id-emulator.command}.
 */
public final class SmileIdEmulator implements ParameterResolver {
  private static final Namespace OWN = Namespace.create(SmileIdEmulator.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Partner.class || type == Emulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Emulator emulator = emulatorOf(context);
    if (parameter.getParameter().getType() == Emulator.class) return emulator;
    return closing(context.getStore(OWN), Partner.class, () -> emulator.partner(optionsOf(context, emulator)), Partner::close);
  }

  private static Emulator emulatorOf(ExtensionContext context) {
    List<String> options = wordsIn(context, "smile-id-emulator.options").orElse(List.of());
    List<String> command = wordsIn(context, "smile-id-emulator.command").orElse(null);
    return closing(context.getRoot().getStore(OWN), Emulator.class, () -> Emulator.startOrJoin(command, options), Emulator::close);
  }

  private static Optional<List<String>> wordsIn(ExtensionContext context, String parameter) {
    return context.getConfigurationParameter(parameter).map(EmulatorProcess::words);
  }

  private static PartnerOptions optionsOf(ExtensionContext context, Emulator emulator) {
    PartnerOptions options = new PartnerOptions();
    Optional<WithPartner> said = AnnotationSupport.findAnnotation(context.getElement(), WithPartner.class)
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), WithPartner.class));
    said.ifPresent(one -> {
      options.clock(one.clock());
      if (!one.settings().isEmpty()) options.settings(one.settings());
      if (!one.callbackUrl().isEmpty()) options.callbackUrl(one.callbackUrl());
      if (!one.callbacks().isEmpty()) options.callbacks(one.callbacks());
      if (!one.seed().isEmpty()) options.seed(one.seed());
      if (!one.id().isEmpty()) options.id(one.id());
      if (!one.apiKey().isEmpty()) options.apiKey(one.apiKey());
    });
    // Nobody else uses an emulator of our own, so a test can be the same partner in every run.
    if (emulator.isOwn() && !options.says("seed") && !options.says("partner_id")) options.seed(context.getUniqueId());
    return options;
  }

  /** What a store has of a type, made when it is first asked for, and closed with the store. */
  private static <T> T closing(Store store, Class<T> type, Supplier<T> make, Consumer<T> end) {
    return type.cast(store.getOrComputeIfAbsent(type, key -> new Closing<>(make.get(), end), Closing.class).value);
  }

  /** JUnit before 5.13 closes the one, and later ones the other. */
  @SuppressWarnings("deprecation")
  private static final class Closing<T> implements Store.CloseableResource, AutoCloseable {
    private final T value;
    private final Consumer<T> end;

    private Closing(T value, Consumer<T> end) {
      this.value = value;
      this.end = end;
    }

    @Override
    public void close() {
      end.accept(value);
    }
  }
}
