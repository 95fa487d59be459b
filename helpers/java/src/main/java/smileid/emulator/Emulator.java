package smileid.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A local Smile ID that was started, or that runs already. {@code close} ends what was started here. */
public final class Emulator implements AutoCloseable {
  final Control control;
  private final EmulatorProcess process;
  private final List<String> command;
  private final List<String> options;
  private String secKey;

  private Emulator(Control control, EmulatorProcess process, List<String> command, List<String> options) {
    this.control = control;
    this.process = process;
    this.command = command;
    this.options = options;
  }

  /**
   * Starts an installed emulator on a free port. It ends with this process at the latest.
   *
   * @param options those of {@code smile-id-emulator exec}, such as {@code --scenarios src/test/stories}. The scheme of SDKs from before
   *     2022 is served besides, since 1.0.8, the newest on Maven Central, signs by it.
   */
  public static Emulator start(String... options) {
    return start(null, List.of(options));
  }

  /** The same by a command of your own; null for SMILE_ID_EMULATOR_COMMAND, the project's node_modules, or the PATH. */
  static Emulator start(List<String> command, List<String> options) {
    List<String> found = command == null ? EmulatorProcess.findCommand() : command;
    List<String> all = new ArrayList<>(options);
    if (!all.contains("--sec-key")) all.add("--sec-key");
    EmulatorProcess process = EmulatorProcess.start(found, all);
    try {
      Control control = new Control(process.url, valueOf("--control-token", options));
      control.check();
      return new Emulator(control, process, found, options);
    } catch (RuntimeException error) {
      process.stop();
      throw error;
    }
  }

  /** Joins an emulator that runs already. One that asks for a token is told what SMILE_ID_EMULATOR_CONTROL_TOKEN says. */
  public static Emulator join(String url) {
    Control control = new Control(url, null);
    control.check();
    return new Emulator(control, null, null, List.of());
  }

  /** Joins the emulator that SMILE_ID_EMULATOR_URL names, or else starts one. */
  public static Emulator startOrJoin(String... options) {
    return startOrJoin(null, List.of(options));
  }

  static Emulator startOrJoin(List<String> command, List<String> options) {
    String url = System.getenv("SMILE_ID_EMULATOR_URL");
    return url != null && !url.isBlank() ? join(url) : start(command, options);
  }

  /** Such as {@code http://localhost:7645}. */
  public String url() {
    return control.url;
  }

  /** The same by https: one port speaks both. */
  public String secureUrl() {
    return url().replaceFirst("^http:", "https:");
  }

  /** Whether it was started here, so that nobody else uses it. */
  public boolean isOwn() {
    return process != null;
  }

  /** Makes a partner of a test's own, with a clock of its own. It is forgotten when it is closed. */
  public Partner partner() {
    return partner(new PartnerOptions());
  }

  /** The same with options. */
  public Partner partner(PartnerOptions options) {
    return new Partner(this, control.call("POST", "partners", Map.of(), options.asked(), Partner.Made.class));
  }

  /**
   * The API key of SDKs from before 2022, such as 1.0.8, in the form that Java reads. It is the same for every partner. An emulator that was
   * joined has to be one of this machine's, started with {@code --sec-key}.
   */
  public synchronized String secKey() {
    if (secKey == null) {
      List<String> words = new ArrayList<>(List.of("sec-key", "--pem"));
      String folder = valueOf("--data-dir", options);
      if (folder != null) words.addAll(List.of("--data-dir", folder));
      secKey = EmulatorProcess.printed(command == null ? EmulatorProcess.findCommand() : command, words).trim();
    }
    return secKey;
  }

  /** Trusts the emulator by https, and everybody whom this Java trusts: {@code HttpClient.newBuilder().sslContext(…)}. */
  public SSLContext sslContext() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      byte[] pem = control.read("GET", "ca.pem", Map.of(), null).getBytes(StandardCharsets.UTF_8);
      Certificate authority = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
      store.setCertificateEntry("smile-id-emulator", authority);
      for (X509Certificate one : trustedByDefault()) store.setCertificateEntry(one.getSubjectX500Principal().getName(), one);
      TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException error) {
      throw new EmulatorException("The emulator's certificate authority cannot be trusted: " + error);
    }
  }

  private static List<X509Certificate> trustedByDefault() throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<X509Certificate> trusted = new ArrayList<>();
    for (TrustManager one : factory.getTrustManagers()) {
      if (one instanceof X509TrustManager manager) trusted.addAll(List.of(manager.getAcceptedIssuers()));
    }
    return trusted;
  }

  /** Ends the emulator if it was started here. Throws when it ended as a failure, as it does when --coverage-min was not reached. */
  @Override
  public void close() {
    if (process != null) process.stop();
  }

  private static String valueOf(String flag, List<String> options) {
    int index = options.indexOf(flag);
    if (index >= 0 && index + 1 < options.size()) return options.get(index + 1);
    return options.stream().filter(one -> one.startsWith(flag + "=")).map(one -> one.substring(flag.length() + 1)).findFirst().orElse(null);
  }
}
