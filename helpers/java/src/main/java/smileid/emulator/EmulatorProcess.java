package smileid.emulator;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An emulator that this process has started. */
final class EmulatorProcess {
  private static final String NAME = "smile-id-emulator";

  // What exec runs: it says where the emulator is, and lives until its standard input ends, as it does when this process dies.
  private static final String HOLD = "console.log(process.env.SMILE_ID_EMULATOR_URL); process.stdin.resume()";

  private static final String ADVICE = "Install it with: npm install --save-dev " + NAME + "; or name the command in"
      + " SMILE_ID_EMULATOR_COMMAND, or the address of an emulator that runs in SMILE_ID_EMULATOR_URL.";

  private final Process process;
  private final Path errors;
  final String url;
  private boolean stopped;

  private EmulatorProcess(Process process, Path errors, String url) {
    this.process = process;
    this.errors = errors;
    this.url = url;
  }

  /** Starts one on a free port. */
  static EmulatorProcess start(List<String> command, List<String> options) {
    List<String> words = new ArrayList<>(command);
    words.add("exec");
    words.addAll(options);
    words.addAll(List.of("--", "node", "-e", HOLD));
    try {
      Path errors = Files.createTempFile("smile-id-emulator-", ".log");
      errors.toFile().deleteOnExit();
      Process process = run(words, errors);
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      String url = output.readLine();
      if (url != null) return new EmulatorProcess(process, errors, url.trim());
      process.waitFor();
      throw new EmulatorException("The emulator did not start: " + Files.readString(errors).trim());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new EmulatorException("The start of the emulator was interrupted.");
    }
  }

  /** What another command of the emulator's prints. */
  static String printed(List<String> command, List<String> rest) {
    List<String> words = new ArrayList<>(command);
    words.addAll(rest);
    try {
      Path errors = Files.createTempFile("smile-id-emulator-", ".log");
      Process process = run(words, errors);
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      String problem = Files.readString(errors).trim();
      Files.delete(errors);
      if (code != 0) throw new EmulatorException(String.join(" ", words) + " failed: " + problem);
      return said;
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new EmulatorException(String.join(" ", words) + " was interrupted.");
    }
  }

  private static Process run(List<String> words, Path errors) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(errors.toFile());
    // It is no option of the emulator's, which would ask whether another was meant.
    builder.environment().remove("SMILE_ID_EMULATOR_COMMAND");
    try {
      return builder.start();
    } catch (IOException error) {
      throw new EmulatorException(words.get(0) + " cannot be run: " + error.getMessage() + ". " + ADVICE);
    }
  }

  /** Ends it. Throws when it ended as a failure, as it does when --coverage-min was not reached. */
  synchronized void stop() {
    if (stopped) return;
    stopped = true;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
      if (process.exitValue() != 0) {
        throw new EmulatorException("The emulator ended with exit code " + process.exitValue() + ".\n" + Files.readString(errors).trim());
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command of an installed emulator: SMILE_ID_EMULATOR_COMMAND, node_modules in this folder or above, or the PATH. */
  static List<String> findCommand() {
    String said = System.getenv("SMILE_ID_EMULATOR_COMMAND");
    return said != null && !said.isBlank() ? words(said) : findCommand(Path.of("").toAbsolutePath(), System.getenv("PATH"));
  }

  static List<String> findCommand(Path start, String path) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path found = executableIn(folder.resolve("node_modules").resolve(".bin"));
      if (found != null) return List.of(found.toString());
    }
    for (String folder : (path == null ? "" : path).split(Pattern.quote(File.pathSeparator))) {
      Path found = folder.isEmpty() ? null : executableIn(Path.of(folder));
      if (found != null) return List.of(found.toString());
    }
    throw new EmulatorException("There is no command " + NAME + ". " + ADVICE);
  }

  private static Path executableIn(Path folder) {
    boolean isWindows = File.separatorChar == '\\';
    Path file = folder.resolve(isWindows ? NAME + ".cmd" : NAME);
    return Files.isExecutable(file) ? file : null;
  }

  /** The words of a command; one with spaces stands in single or double quotes. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) if (matcher.group(group) != null) words.add(matcher.group(group));
    }
    return words;
  }
}
