package smileid.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An emulator is started, joined, and ended. */
class StartingTest {
  /** A program that starts an emulator, says where, and does not end by itself. */
  static final class Holder {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(Emulator.start().url());
      Thread.sleep(60_000);
    }
  }

  private static boolean answers(String url) {
    try {
      Emulator.join(url);
      return true;
    } catch (EmulatorException error) {
      return false;
    }
  }

  @Test
  void whatIsStartedEndsAndWhatIsJoinedStays() {
    Emulator emulator = Emulator.start("--control-token", "let-me-in");
    try (emulator) {
      assertTrue(emulator.isOwn());
      assertEquals("own", emulator.partner(new PartnerOptions().seed("own")).seed());
      try (Emulator joined = Emulator.join(emulator.url() + "/v1/")) {
        assertFalse(joined.isOwn());
        assertEquals(emulator.url(), joined.url());
        String refusal = assertThrows(EmulatorException.class, joined::partner).getMessage();
        assertTrue(refusal.contains("token"), refusal);
      }
      assertTrue(answers(emulator.url()));
    }
    assertFalse(answers(emulator.url()));
    emulator.close();
  }

  @Test
  void whatIsStartedEndsWithAProcessThatIsKilled() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process holder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Holder.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = holder.inputReader();
    String url = output.readLine();
    assertTrue(answers(url));
    holder.destroyForcibly().waitFor();
    Deadline deadline = new Deadline(Duration.ofSeconds(10));
    while (answers(url)) {
      assertFalse(deadline.isOver(), url + " still answers");
      Thread.sleep(20);
    }
  }

  @Test
  void aStartThatFailsSaysWhy() {
    String problem = assertThrows(EmulatorException.class, () -> Emulator.start("--clokc", "virtual")).getMessage();
    assertTrue(problem.contains("did not start") && problem.contains("--clock"), problem);
    String missing =
        assertThrows(EmulatorException.class, () -> Emulator.start(List.of("no-such-command"), List.of())).getMessage();
    assertTrue(missing.contains("npm install --save-dev smile-id-emulator"), missing);
  }

  @Test
  void coverageThatIsNotReachedIsAFailure() {
    Emulator emulator = Emulator.start("--coverage-min", "80");
    String problem = assertThrows(EmulatorException.class, emulator::close).getMessage();
    assertTrue(problem.contains("exit code 1") && problem.contains("Coverage"), problem);
  }

  @ParameterizedTest
  @CsvSource({"localhost:7645, is not an http or https URL", "http://localhost:1, No emulator answers at http://localhost:1"})
  void anAddressThatIsWrongIsSaidToBe(String url, String problem) {
    String said = assertThrows(EmulatorException.class, () -> Emulator.join(url)).getMessage();
    assertTrue(said.contains(problem), said);
  }

  @Test
  void theCommandIsLookedForInTheProject(@TempDir Path folder) throws Exception {
    Path below = Files.createDirectories(folder.resolve("server").resolve("src"));
    assertThrows(EmulatorException.class, () -> EmulatorProcess.findCommand(below, ""));
    boolean isWindows = System.getProperty("os.name").startsWith("Windows");
    Path program = folder.resolve("node_modules").resolve(".bin").resolve("smile-id-emulator" + (isWindows ? ".cmd" : ""));
    Files.createDirectories(program.getParent());
    Files.createFile(program).toFile().setExecutable(true);
    assertEquals(List.of(program.toString()), EmulatorProcess.findCommand(below, ""));
    assertEquals(List.of(program.toString()), EmulatorProcess.findCommand(Path.of("/"), program.getParent().toString()));
  }

  @Test
  void aCommandIsSplitIntoWords() {
    assertEquals(List.of("node", "/a folder/cli.js", "b c"), EmulatorProcess.words("node '/a folder/cli.js'  \"b c\""));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0.000s", "PT0.05S, 0.050s", "PT90S, 90.000s", "PT1H, 1h", "PT90M, 90m", "P400D, 9600h"})
  void aDurationIsWrittenAsTheControlApiReadsIt(Duration duration, String words) {
    assertEquals(words, Control.inWords(duration));
  }
}
